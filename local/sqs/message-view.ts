// A received message as clients see it: only the attributes they asked for.
import { type MessageAttributes, messageAttributes } from './message-md5.ts';
import type { StoredMessage } from './message-store.ts';

export function systemAttributes(message: StoredMessage, senderId: string): Record<string, string> {
  return {
    SenderId: senderId,
    SentTimestamp: String(message.sent_at),
    ApproximateReceiveCount: String(message.received),
    ApproximateFirstReceiveTimestamp: String(message.first_received_at ?? message.sent_at),
    ...(message.group_id === '' ? {} : { MessageGroupId: message.group_id }),
    ...(message.source_arn === null ? {} : { DeadLetterQueueSourceArn: message.source_arn }),
  };
}

export function attributesOf(message: StoredMessage): MessageAttributes {
  return messageAttributes.parse(JSON.parse(message.attributes));
}

export function wanted<V>(
  values: Readonly<Record<string, V>>,
  names: readonly string[],
): Record<string, V> | undefined {
  const isWanted = (key: string) =>
    names.some(
      (name) =>
        name === 'All' || name === '.*' || name === key || (name.endsWith('.*') && key.startsWith(name.slice(0, -2))),
    );
  const chosen = Object.entries(values).filter(([key]) => isWanted(key));
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}
