// AWS::Pipes::Pipe as the local stack understands it: from a DynamoDB stream, through filters, to an event bus.
import * as z from 'zod';
import { compilePattern, type Matcher } from '../eventbridge/index.ts';

const streamArn = z
  .string()
  .regex(/^arn:[^:]+:dynamodb:.*:table\/.+\/stream\/.+$/, 'only a DynamoDB stream feeds a pipe locally');
const busArn = z
  .string()
  .regex(/^arn:[^:]+:events:.*:event-bus\/.+$/, 'only an event bus is the target of a pipe locally');

const filter = z.strictObject({ Pattern: z.string() }).superRefine((given, context) => {
  try {
    compileFilter(given.Pattern);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});

export function compileFilter(pattern: string): Matcher {
  return compilePattern(z.json().parse(JSON.parse(pattern)));
}

const streamParameters = z.strictObject({
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BatchSize: z.coerce.number().int().min(1).max(10_000).default(100),
  MaximumBatchingWindowInSeconds: z.coerce.number().int().min(0).max(300).optional(),
  MaximumRetryAttempts: z.coerce.number().int().min(-1).optional(),
  MaximumRecordAgeInSeconds: z.coerce.number().int().min(-1).optional(),
  ParallelizationFactor: z.coerce.number().int().min(1).max(10).optional(),
  OnPartialBatchItemFailure: z.literal('AUTOMATIC_BISECT').optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
});

export const pipeSchema = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
  RoleArn: z.string(),
  Source: streamArn,
  SourceParameters: z.strictObject({
    DynamoDBStreamParameters: streamParameters,
    FilterCriteria: z.strictObject({ Filters: z.array(filter).default([]) }).optional(),
  }),
  Target: busArn,
  TargetParameters: z
    .strictObject({
      InputTemplate: z.string().optional(),
      EventBridgeEventBusParameters: z
        .strictObject({
          DetailType: z.string().optional(),
          Source: z.string().optional(),
          Time: z.string().optional(),
          Resources: z.array(z.string()).optional(),
          EndpointId: z.never('global endpoints are not hosted locally').optional(),
        })
        .optional(),
    })
    .default({}),
  KmsKeyIdentifier: z.string().optional(),
  LogConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});
export type PipeProperties = z.output<typeof pipeSchema>;
