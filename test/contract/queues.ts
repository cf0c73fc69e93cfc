// A consumer's real queues as an operator sees them: what is put on one, what waits there, what ended among the dead letters.
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { inject } from 'vitest';
import type { ConsumerSpec } from '../../lib/kernel/spec.ts';
import { rootCredentials } from '../../local/wire/access-key.ts';

const { edgeUrl, resources } = inject('house');
const sqs = new SQSClient({ endpoint: edgeUrl, region: 'eu-central-1', credentials: rootCredentials });

export interface Queue {
  readonly url: string;
  readonly deadLettersUrl: string;
}

export function queueOf({ id }: ConsumerSpec): Queue {
  const name = `/greenlang-dev-${id.replaceAll('.', '-')}`;
  return { url: urlOf(name), deadLettersUrl: urlOf(`${name}-dlq`) };
}

function urlOf(ending: string): string {
  const found = resources.find(({ type, ref }) => type === 'AWS::SQS::Queue' && ref.endsWith(ending));
  if (!found) throw new Error(`No queue ends with ${ending}.`);
  return found.ref;
}

/** How often a message is handed out before it is given up, and for how long it is lent each time. */
export async function patienceOf({ url }: Queue): Promise<{ receives: number; seconds: string }> {
  const AttributeNames = ['RedrivePolicy', 'VisibilityTimeout'] as const;
  const input = { QueueUrl: url, AttributeNames: [...AttributeNames] };
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand(input));
  const { maxReceiveCount }: Record<string, unknown> = JSON.parse(Attributes?.RedrivePolicy ?? '{}');
  return { receives: Number(maxReceiveCount), seconds: Attributes?.VisibilityTimeout ?? '' };
}

export async function lendFor({ url }: Queue, seconds: string): Promise<void> {
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { VisibilityTimeout: seconds } }));
}

export async function send({ url }: Queue, bodies: readonly string[]): Promise<void> {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  if (Failed.length > 0) throw new Error(`Not sent: ${JSON.stringify(Failed)}`);
}

/** The bodies of everything among the dead letters, taken out. */
export async function takeDeadLetters({ deadLettersUrl: QueueUrl }: Queue): Promise<string[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.map(({ Body = '' }) => Body);
}
