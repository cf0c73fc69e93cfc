// The whole embedded stack in a process of its own, with a tenant and the built-in agents in it; raised at its first use.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { rootCredentials } from '../../local/wire/access-key.ts';
import { begin, type Environment, firstMessage } from './children.ts';

const Standing = z.object({
  apiUrl: z.string(),
  edgeUrl: z.string(),
  dynamoDbUrl: z.string(),
  token: z.string(),
  resources: z.array(z.object({ type: z.string(), ref: z.string(), logicalId: z.string() })),
});

export interface House extends z.output<typeof Standing> {
  readonly pid: number;
  /** What a function of this house would find in its environment. */
  readonly environment: Environment;
  close(): Promise<void>;
}

export async function raiseHouse(): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'greenlang-bench-'));
  const child = begin({ script: 'house-process.ts', given: { dataDir } });
  const standing = Standing.parse(
    await firstMessage(child).catch(async (error: unknown) => {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    }),
  );
  return {
    ...standing,
    pid: child.pid ?? 0,
    environment: environmentOf(standing),
    async close() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function environmentOf({ edgeUrl, dynamoDbUrl, resources }: z.output<typeof Standing>): Environment {
  const refOf = (type: string): string => resources.find((resource) => resource.type === type)?.ref ?? '';
  return {
    ...{ STAGE: 'dev', APP_PREFIX: 'greenlang-dev', LOG_LEVEL: 'INFO', FUNCTION_ID: 'bench' },
    ...{ POWERTOOLS_SERVICE_NAME: 'bench', POWERTOOLS_METRICS_NAMESPACE: 'GreenLang' },
    ...{ AWS_REGION: 'eu-central-1', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', _HANDLER: 'index.handler' },
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_ENDPOINT_URL: edgeUrl,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbUrl,
    TABLE_NAME: refOf('AWS::DynamoDB::Table'),
    TENANT_ROLE_ARN: 'arn:aws:iam::000000000000:role/greenlang-dev-tenant',
    RECEIPT_KEY_ID: receiptKeyOf(resources),
    BUCKET_NAME: refOf('AWS::S3::Bucket'),
    CURSOR_SECRET_ID: secretOf(resources, /cursor/i),
  };
}

const secretOf = (resources: z.output<typeof Standing>['resources'], name: RegExp): string =>
  resources.find(({ type, logicalId }) => type === 'AWS::SecretsManager::Secret' && name.test(logicalId))?.ref ?? '';

function receiptKeyOf(resources: z.output<typeof Standing>['resources']): string {
  const keys = resources.filter(({ type }) => type === 'AWS::KMS::Key');
  return (keys.find(({ logicalId }) => /receipt/i.test(logicalId)) ?? keys[0])?.ref ?? '';
}
