// The operations on queues as `AmazonSQS.*` speaks them.
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { operation } from '../wire/aws-json.ts';
import { wanted } from './message-view.ts';
import { allAttributes, checkAttributes, type Queue } from './queue.ts';
import type { Queues } from './queues.ts';

const texts = z.record(z.string(), z.string());
const byUrl = z.object({ QueueUrl: z.string() });

export function queueOperations(queues: Queues) {
  return {
    CreateQueue: operation(
      z.object({ QueueName: queueNameSchema, Attributes: texts.default({}), tags: texts.default({}) }),
      (input) => ({ QueueUrl: createOnce(queues, input.QueueName, input.Attributes, input.tags).url }),
    ),
    GetQueueUrl: operation(z.object({ QueueName: z.string() }), (input) => ({
      QueueUrl: queues.get(input.QueueName).url,
    })),
    ListQueues: operation(z.object({ QueueNamePrefix: z.string().default('') }), (input) => ({
      QueueUrls: queues
        .list()
        .filter((queue) => queue.name.startsWith(input.QueueNamePrefix))
        .map((queue) => queue.url),
    })),
    DeleteQueue: operation(byUrl, (input) => {
      queues.drop(queues.get(input.QueueUrl));
      return undefined;
    }),
    GetQueueAttributes: operation(byUrl.extend({ AttributeNames: z.array(z.string()).default([]) }), (input) => ({
      Attributes: wanted(attributesOf(queues, queues.get(input.QueueUrl)), input.AttributeNames),
    })),
    SetQueueAttributes: operation(byUrl.extend({ Attributes: texts }), (input) => {
      queues.change(queues.get(input.QueueUrl), input.Attributes);
      return undefined;
    }),
    PurgeQueue: operation(byUrl, (input) => {
      queues.store.purge(queues.get(input.QueueUrl).name);
      return undefined;
    }),
    ListQueueTags: operation(byUrl, (input) => ({ Tags: queues.get(input.QueueUrl).tags })),
    ListDeadLetterSourceQueues: operation(byUrl, (input) => {
      const { arn } = queues.get(input.QueueUrl);
      const feeds = (queue: Queue) => queue.attributes['RedrivePolicy']?.includes(`"${arn}"`) === true;
      return {
        queueUrls: queues
          .list()
          .filter(feeds)
          .map((queue) => queue.url),
      };
    }),
  };
}

export const queueNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,80}$/,
    'a queue name has 1 to 80 letters, digits, - or _ (FIFO queues are not hosted locally)',
  );

function createOnce(
  queues: Queues,
  name: string,
  attributes: Record<string, string>,
  tags: Record<string, string>,
): Queue {
  const standing = queues.list().find((queue) => queue.name === name);
  if (!standing) return queues.create(name, attributes, tags);
  const current = allAttributes(standing);
  if (Object.entries(checkAttributes(attributes)).every(([key, value]) => current[key] === value)) return standing;
  throw new AwsFault('QueueNameExists', `The queue ${name} stands with other attributes.`);
}

function attributesOf(queues: Queues, queue: Queue): Record<string, string> {
  const counts = queues.store.counts(queue.name, Date.now());
  return {
    ...allAttributes(queue),
    QueueArn: queue.arn,
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1_000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1_000)),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inflight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
  };
}
