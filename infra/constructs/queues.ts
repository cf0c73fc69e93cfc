// A queue as we always make it: encrypted, TLS only, with a dead-letter queue whose depth raises an alarm.
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { MOST_DELIVERIES } from '../../lib/platform/queues/names.ts';
import type { Blueprint } from '../blueprint.ts';
import { dashed } from '../names.ts';
import { addDeadLetterAlarm } from './alarms.ts';
import { explain } from './explain.ts';

/** The longest SQS keeps a message. */
const RETENTION = Duration.days(14);

export interface QueueProps {
  readonly blueprint: Blueprint;
  /** Its physical name without the app's prefix. */
  readonly name: string;
  /** What customers lose while messages lie in the dead-letter queue. */
  readonly impact: string;
  /** How long its consumer may take over one batch. */
  readonly handlingSeconds: number;
}

export function addQueue(scope: Construct, props: QueueProps): Queue {
  const { blueprint, name, handlingSeconds } = props;
  return new Queue(scope, `${dashed(name)}-queue`, {
    queueName: blueprint.names.named(name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: RETENTION,
    // Six times the consumer's timeout, as Lambda asks, so that throttled batches are not delivered twice.
    visibilityTimeout: Duration.seconds(Math.min(handlingSeconds * 6, 43_200)),
    deadLetterQueue: { queue: addDeadLetters(scope, props), maxReceiveCount: MOST_DELIVERIES },
  });
}

export function addDeadLetters(scope: Construct, props: Omit<QueueProps, 'handlingSeconds'>): Queue {
  const name = `${dashed(props.name)}-dlq`;
  const queue = new Queue(scope, name, {
    queueName: props.blueprint.names.named(name),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: RETENTION,
  });
  explain(
    queue,
    'AwsSolutions-SQS3',
    'It is itself where undeliverable messages end, of a pipe, a schedule or a queue.',
  );
  addDeadLetterAlarm(scope, props.blueprint, name, props.impact);
  return queue;
}
