// The physical name of everything the app provisions, derived from ids so that stacks need not hand each other references.
import { Aws } from 'aws-cdk-lib/core';
import type { StageName } from './stages.ts';

export const dashed = (id: string): string => id.replaceAll('.', '-');

export type Names = ReturnType<typeof namesOf>;

const arn = (service: string, resource: string, region: string = Aws.REGION): string =>
  `arn:${Aws.PARTITION}:${service}:${region}:${Aws.ACCOUNT_ID}:${resource}`;

/** Names and the ARNs that follow from them; account, region and partition stay open until deployment. */
export function namesOf(stage: StageName) {
  const prefix = `greenlang-${stage}`;
  const named = (id: string): string => `${prefix}-${dashed(id)}`;
  return {
    prefix,
    named,
    table: prefix,
    bus: prefix,
    scheduleGroup: prefix,
    bucket: `${prefix}-objects-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    vectorBucket: `${prefix}-agents-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    logBucket: `${prefix}-access-logs-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    functionLogGroup: (id: string): string => `/aws/lambda/${named(id)}`,
    tableArn: arn('dynamodb', `table/${prefix}`),
    bucketArn: `arn:${Aws.PARTITION}:s3:::${prefix}-objects-${Aws.ACCOUNT_ID}-${Aws.REGION}`,
    vectorBucketArn: arn('s3vectors', `bucket/${prefix}-agents-${Aws.ACCOUNT_ID}-${Aws.REGION}`),
    busArn: arn('events', `event-bus/${prefix}`),
    topicArn: arn('sns', `${prefix}-alarms`),
    functionArn: (id: string): string => arn('lambda', `function:${named(id)}`),
    flowArn: (id: string): string => arn('states', `stateMachine:${named(id)}`),
    flowArnPrefix: arn('states', `stateMachine:${prefix}-`),
    flowRunsArn: (id: string): string => arn('states', `execution:${named(id)}:*`),
    queueArn: (name: string): string => arn('sqs', named(name)),
    roleArn: (name: string): string => arn('iam', `role/${named(name)}`, ''),
    logGroupArn: (name: string): string => arn('logs', `log-group:${name}`),
  };
}
