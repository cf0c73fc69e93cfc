// The environment variables a container sees: those of the Lambda runtime, the endpoints, then the template's own.
import { rootCredentials } from '../wire/access-key.ts';
import type { FunctionSpec } from './function-spec.ts';

export interface RuntimeEnvironment {
  readonly region: string;
  /** `AWS_ENDPOINT_URL` and its service-specific siblings. */
  readonly endpoints: Readonly<Record<string, string>>;
}

export function environmentOf(spec: FunctionSpec, { region, endpoints }: RuntimeEnvironment): Record<string, string> {
  // Options are for processes, and reading a bundle's source map would cost each container 20 MB and a third of its start.
  const { NODE_OPTIONS: _ofProcesses, ...own } = spec.environment;
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: spec.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    _HANDLER: `index.${spec.exportName}`,
    LAMBDA_TASK_ROOT: spec.entry.slice(0, spec.entry.lastIndexOf('/')),
    ...endpoints,
    ...own,
  };
}
