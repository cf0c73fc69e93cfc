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
  check(draining, windowSeconds);
  new CfnEventSourceMapping(scope, draining.id, {
    functionName: draining.functionArn,
    eventSourceArn: draining.queueArn,
    batchSize: draining.batchSize,
    ...(windowSeconds > 0 && { maximumBatchingWindowInSeconds: windowSeconds }),
    functionResponseTypes: ['ReportBatchItemFailures'],
    scalingConfig: { maximumConcurrency: draining.maximumConcurrency },
  });
}

/** What Lambda would refuse only at deployment. */
function check({ queueArn, batchSize, maximumConcurrency }: Draining, windowSeconds: number): void {
  const queue = queueArn.split(':').at(-1);
  if (batchSize > 10 && windowSeconds < 1)
    throw new Error(
      `Batches of ${batchSize} from ${queue} need a window of a second or more; without one, 10 is the most.`,
    );
  if (maximumConcurrency < 2)
    throw new Error(`The concurrency for ${queue} is ${maximumConcurrency}; Lambda takes 2 to 1,000.`);
}

export const drainingGrant = (queueArns: string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    resources: queueArns,
  });
