// `queue:send`: hands work to a later function, fairly among tenants.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Capability } from '../capability.ts';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';

import { type QueueName, queueSetting } from './names.ts';

export { QUEUES, type QueueName } from './names.ts';

export interface Queues {
  /** `group` is whose turn the message takes (the tenant): a busy group does not make the others wait. */
  send(queue: QueueName, message: unknown, options: { readonly group: string }): Promise<void>;
}

export const queueSend: Capability<'queue:send', { readonly queues: Queues }> = {
  name: 'queue:send',
  open: () => ({ queues: { send } }),
};

// The endpoint is the environment's to say, as for every other service, and not the queue address's.
const sqs = once(() => new SQSClient({ ...clientConfig, useQueueUrlAsEndpoint: false }));

async function send(queue: QueueName, message: unknown, { group }: { readonly group: string }): Promise<void> {
  const command = new SendMessageCommand({
    QueueUrl: setting(queueSetting(queue)),
    MessageBody: JSON.stringify(message),
    MessageGroupId: group,
  });
  await calling('Work queue', () => sqs().send(command));
}
