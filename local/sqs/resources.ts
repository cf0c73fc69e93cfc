// The CloudFormation types this room stands in for: queues, and queue policies, which nobody enforces on one machine.
import * as z from 'zod';
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import { physicalName } from '../wire/physical-name.ts';
import { queueNameSchema } from './queue-operations.ts';
import type { Queues } from './queues.ts';

const number = z.coerce.number().int().optional();
const policy = z.union([z.string(), z.record(z.string(), z.unknown())]).optional();
const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]);

const queueSchema = z.strictObject({
  QueueName: queueNameSchema.optional(),
  VisibilityTimeout: number,
  MessageRetentionPeriod: number,
  DelaySeconds: number,
  ReceiveMessageWaitTimeSeconds: number,
  MaximumMessageSize: number,
  KmsMasterKeyId: z.string().optional(),
  KmsDataKeyReusePeriodSeconds: number,
  SqsManagedSseEnabled: z.union([z.boolean(), z.stringbool()]).optional(),
  FifoQueue: z.literal(false, 'FIFO queues are not hosted locally').optional(),
  RedrivePolicy: policy,
  RedriveAllowPolicy: policy,
  Tags: tags,
});

const queuePolicySchema = z.strictObject({
  Queues: z.array(z.string()),
  PolicyDocument: z.record(z.string(), z.unknown()),
});

export function sqsResources(queues: Queues): ResourceTypes {
  return {
    'AWS::SQS::Queue': {
      schema: queueSchema,
      async provision(request) {
        const { QueueName, FifoQueue: _, Tags, ...attributes } = queueSchema.parse(request.properties);
        const name = QueueName ?? physicalName(request.stack, request.logicalId);
        const queue = queues.create(
          name,
          asTexts(attributes),
          Object.fromEntries(Tags.map((tag) => [tag.Key, tag.Value])),
        );
        return { ref: queue.url, attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: queue.url } };
      },
    },
    'AWS::SQS::QueuePolicy': {
      schema: queuePolicySchema,
      async provision(request) {
        return { ref: `${request.stack}-${request.logicalId}`, attributes: {} };
      },
    },
  };
}

function asTexts(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}
