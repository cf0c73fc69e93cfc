// How a function drains a queue: in batches, reporting the messages that failed, with a bound on how many run at once.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

export interface Draining {
  readonly id: string;
  readonly functionArn: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds?: number;
  readonly maximumConcurrency: number;
}

export function addDraining(scope: Construct, draining: Draining): void {
  const { windowSeconds = 0 } = draining;
  new CfnEventSourceMapping(scope, draining.id, {
    functionName: draining.functionArn,
    eventSourceArn: draining.queueArn,
    batchSize: draining.batchSize,
    ...(windowSeconds > 0 && { maximumBatchingWindowInSeconds: windowSeconds }),
    functionResponseTypes: ['ReportBatchItemFailures'],
    scalingConfig: { maximumConcurrency: draining.maximumConcurrency },
  });
}

export const drainingGrant = (queueArns: string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    resources: queueArns,
  });
