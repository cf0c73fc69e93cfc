// The operations on messages as `AmazonSQS.*` speaks them.
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { operation } from '../wire/aws-json.ts';
import { batchOf, checkBatch, eachEntry } from './batch.ts';
import { messageAttributes } from './message-md5.ts';
import type { StoredMessage } from './message-store.ts';
import { attributesOf, systemAttributes, wanted } from './message-view.ts';
import { numberAttribute, type Queue } from './queue.ts';
import type { Queues, Sent } from './queues.ts';

const message = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
  MessageAttributes: messageAttributes.optional(),
  MessageGroupId: z.string().optional(),
});
const sendOne = message.extend({ QueueUrl: z.string() });
const sendMany = batchOf(message.extend({ Id: z.string() }));
const receiveInput = z.object({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: z.number().int().min(0).max(43_200).optional(),
  WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
});
const receipt = z.object({ ReceiptHandle: z.string() });
const visibility = receipt.extend({ VisibilityTimeout: z.number().int().min(0).max(43_200) });

export function messageOperations(queues: Queues, senderId: string) {
  return {
    SendMessage: operation(sendOne, (input) => sentView(sendTo(queues.get(input.QueueUrl), [input]))),
    SendMessageBatch: operation(sendMany, (input) => {
      checkBatch(input.Entries);
      const queue = queues.get(input.QueueUrl);
      return eachEntry(input.Entries, (entry) => sentView(sendTo(queue, [entry])));
    }),
    ReceiveMessage: operation(receiveInput, (input, request) => receive(queues, senderId, input, request)),
    DeleteMessage: operation(receipt.extend({ QueueUrl: z.string() }), (input) => {
      remove(queues.get(input.QueueUrl), input.ReceiptHandle);
      return undefined;
    }),
    DeleteMessageBatch: operation(batchOf(receipt.extend({ Id: z.string() })), (input) => {
      const queue = queues.get(input.QueueUrl);
      return eachEntry(input.Entries, (entry) => remove(queue, entry.ReceiptHandle));
    }),
    ChangeMessageVisibility: operation(visibility.extend({ QueueUrl: z.string() }), (input) => {
      show(queues.get(input.QueueUrl), input);
      return undefined;
    }),
    ChangeMessageVisibilityBatch: operation(batchOf(visibility.extend({ Id: z.string() })), (input) => {
      const queue = queues.get(input.QueueUrl);
      return eachEntry(input.Entries, (entry) => show(queue, entry));
    }),
  };

  function sendTo(queue: Queue, messages: readonly z.output<typeof message>[]): Sent {
    const requests = messages.map((entry) => ({
      body: entry.MessageBody,
      attributes: entry.MessageAttributes,
      groupId: entry.MessageGroupId,
      delaySeconds: entry.DelaySeconds,
    }));
    const [sent] = queues.send(queue, requests);
    if (!sent) throw new AwsFault('InternalFailure', 'Nothing was sent.', { status: 500 });
    return sent;
  }

  function remove(queue: Queue, handle: string): object {
    checkReceipt(handle);
    queues.remove(queue, handle);
    return {};
  }

  function show(queue: Queue, input: z.output<typeof visibility>): object {
    checkReceipt(input.ReceiptHandle);
    if (queues.show(queue, input.ReceiptHandle, input.VisibilityTimeout)) return {};
    throw new AwsFault('MessageNotInflight', 'The message is not lent out under this receipt handle.');
  }

  function checkReceipt(handle: string): void {
    if (!queues.store.isReceipt(handle)) {
      throw new AwsFault('ReceiptHandleIsInvalid', 'The receipt handle is not one of this stack.');
    }
  }
}

function sentView(sent: Sent) {
  return { MessageId: sent.messageId, MD5OfMessageBody: sent.md5, MD5OfMessageAttributes: sent.attributesMd5 };
}

async function receive(
  queues: Queues,
  senderId: string,
  input: z.output<typeof receiveInput>,
  request: IncomingMessage,
): Promise<object> {
  const queue = queues.get(input.QueueUrl);
  const gone = new AbortController();
  const onGone = () => gone.abort();
  request.socket.once('close', onGone);
  const waitSeconds = input.WaitTimeSeconds ?? numberAttribute(queue, 'ReceiveMessageWaitTimeSeconds');
  const { MaxNumberOfMessages: max, VisibilityTimeout: visibilitySeconds } = input;
  try {
    const lent = await queues.receive(queue, {
      max,
      waitMs: waitSeconds * 1_000,
      visibilitySeconds,
      signal: gone.signal,
    });
    return lent.length > 0 ? { Messages: lent.map(view) } : {};
  } finally {
    request.socket.off('close', onGone);
  }

  function view(stored: StoredMessage) {
    return {
      MessageId: stored.message_id,
      ReceiptHandle: stored.receipt,
      Body: stored.body,
      MD5OfBody: stored.md5,
      Attributes: wanted(systemAttributes(stored, senderId), [
        ...input.AttributeNames,
        ...input.MessageSystemAttributeNames,
      ]),
      MessageAttributes: wanted(attributesOf(stored), input.MessageAttributeNames),
    };
  }
}
