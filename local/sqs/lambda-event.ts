// Lent messages in the exact shape Lambda hands to an SQS-triggered function, and its answer read back.
import * as z from 'zod';
import { bodyMd5 } from './message-md5.ts';
import type { StoredMessage } from './message-store.ts';
import { attributesOf, systemAttributes } from './message-view.ts';
import type { Queue } from './queue.ts';

export function lambdaEvent(queue: Queue, messages: readonly StoredMessage[]): string {
  const [, , , region = '', accountId = ''] = queue.arn.split(':');
  const Records = messages.map((message) => ({
    messageId: message.message_id,
    receiptHandle: message.receipt ?? '',
    body: message.body,
    attributes: systemAttributes(message, accountId),
    messageAttributes: Object.fromEntries(
      Object.entries(attributesOf(message)).map(([name, value]) => [
        name,
        {
          ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
          ...(value.BinaryValue === undefined ? {} : { binaryValue: value.BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: value.DataType,
        },
      ]),
    ),
    md5OfBody: message.md5 || bodyMd5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  }));
  return JSON.stringify({ Records });
}

const answer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/** The ids that failed, or `all` when the answer cannot be trusted: AWS then returns the whole batch to the queue. */
export function failedIds(payload: string, ids: ReadonlySet<string>): ReadonlySet<string> | 'all' {
  try {
    const parsed = answer.parse(payload === '' ? null : JSON.parse(payload));
    const failed = (parsed?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier);
    return failed.every((id) => ids.has(id)) ? new Set(failed) : 'all';
  } catch {
    return 'all';
  }
}
