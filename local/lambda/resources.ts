// The Lambda resource types of CloudFormation, strict: what is not listed here would silently mean nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ResourceRequest, ResourceType } from '../cloudformation/resource-type.ts';
import type { AsyncInvoker } from './async-invoker.ts';
import type { FunctionHost } from './host.ts';

const Tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() }));

const FunctionProperties = z.strictObject({
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string(), S3ObjectVersion: z.string().optional() }),
  Handler: z.string(),
  Runtime: z.enum(['nodejs22.x', 'nodejs24.x']),
  Role: z.string(),
  FunctionName: z.string().optional(),
  Description: z.string().optional(),
  MemorySize: z.number().int().min(128).max(10_240).default(128),
  Timeout: z.number().int().min(1).max(900).default(3),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: z.number().int().min(0).optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string().optional() }).optional(),
  LoggingConfig: z
    .strictObject({
      LogGroup: z.string().optional(),
      LogFormat: z.string().optional(),
      ApplicationLogLevel: z.string().optional(),
      SystemLogLevel: z.string().optional(),
    })
    .optional(),
  Architectures: z.array(z.enum(['arm64', 'x86_64'])).optional(),
  EphemeralStorage: z.strictObject({ Size: z.number() }).optional(),
  TracingConfig: z.strictObject({ Mode: z.string() }).optional(),
  RecursiveLoop: z.string().optional(),
  KmsKeyArn: z.string().optional(),
  Tags: Tags.optional(),
});
type FunctionProperties = z.infer<typeof FunctionProperties>;

export interface ResourceOptions {
  readonly host: FunctionHost;
  readonly later: AsyncInvoker;
  readonly accountId: string;
  readonly region: string;
  /** Where the code uploaded under this key lies on disk. */
  asset(key: string): string | undefined;
}

export function functionType(options: ResourceOptions): ResourceType<FunctionProperties> {
  return {
    schema: FunctionProperties,
    provision: async (request) => {
      const { properties } = request;
      const name = properties.FunctionName ?? physicalName(request);
      const arn = `arn:aws:lambda:${options.region}:${options.accountId}:function:${name}`;
      const [file, exportName] = splitHandler(properties.Handler);
      options.host.declare({
        name,
        arn,
        entry: entryOf(options.asset(properties.Code.S3Key), properties.Code.S3Key, file),
        exportName,
        memoryMb: properties.MemorySize,
        timeoutSeconds: properties.Timeout,
        environment: properties.Environment?.Variables ?? {},
        reservedConcurrency: properties.ReservedConcurrentExecutions,
        deadLetterArn: properties.DeadLetterConfig?.TargetArn,
        logGroupName: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      });
      return { ref: name, attributes: { Arn: arn } };
    },
  };
}

/** CloudFormation's own form, shortened from the left of the logical id to Lambda's 64 characters. */
function physicalName({ stack, logicalId }: ResourceRequest<unknown>): string {
  return `${stack.slice(0, 63 - Math.min(40, logicalId.length))}-${logicalId.slice(-40)}`;
}

function splitHandler(handler: string): [file: string, exportName: string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}

function entryOf(folder: string | undefined, key: string, file: string): string {
  if (folder === undefined) throw new Error(`the cloud assembly has no asset ${key}`);
  const found = ['.mjs', '.js', '.cjs'].map((suffix) => join(folder, file + suffix)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${folder} has no ${file}.mjs`);
  return found;
}

const VersionProperties = z.strictObject({
  FunctionName: z.string(),
  Description: z.string().optional(),
  CodeSha256: z.string().optional(),
});

export function versionType({ host }: ResourceOptions): ResourceType<z.infer<typeof VersionProperties>> {
  return {
    schema: VersionProperties,
    provision: async ({ properties }) => {
      const arn = `${host.find(properties.FunctionName)?.arn ?? properties.FunctionName}:1`;
      return { ref: arn, attributes: { FunctionArn: arn, Version: '1' } };
    },
  };
}

const AliasProperties = z.strictObject({
  FunctionName: z.string(),
  FunctionVersion: z.string(),
  Name: z.string(),
  Description: z.string().optional(),
});

export function aliasType({ host }: ResourceOptions): ResourceType<z.infer<typeof AliasProperties>> {
  return {
    schema: AliasProperties,
    provision: async ({ properties }) => {
      const arn = `${host.find(properties.FunctionName)?.arn ?? properties.FunctionName}:${properties.Name}`;
      return { ref: arn, attributes: { AliasArn: arn } };
    },
  };
}

const Destination = z.strictObject({ Destination: z.string() });
const EventInvokeProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.string(),
  MaximumEventAgeInSeconds: z.number().optional(),
  MaximumRetryAttempts: z.number().int().min(0).max(2).default(2),
  DestinationConfig: z
    .strictObject({ OnFailure: Destination.optional(), OnSuccess: Destination.optional() })
    .optional(),
});

export function eventInvokeType({ host, later }: ResourceOptions): ResourceType<z.infer<typeof EventInvokeProperties>> {
  return {
    schema: EventInvokeProperties,
    provision: async ({ stack, logicalId, properties }) => {
      const spec = host.find(properties.FunctionName);
      if (spec === undefined) throw new Error(`there is no function ${properties.FunctionName}`);
      later.setPolicy(spec.name, {
        maximumRetryAttempts: properties.MaximumRetryAttempts,
        onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
        onSuccessArn: properties.DestinationConfig?.OnSuccess?.Destination,
      });
      return { ref: `${stack}-${logicalId}`, attributes: {} };
    },
  };
}
