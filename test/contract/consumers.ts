// Every declared consumer, and its queue's side of the door: batches as SQS hands them over, and what they leave behind.
import canonicalize from 'canonicalize';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import * as z from 'zod';
import type { Envelope } from '../../events/envelope.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import type { ConsumerSpec } from '../../lib/kernel/spec.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { invoke } from '../harness/invoke.ts';
import { itemsOf } from '../harness/table.ts';

const { functions } = await readCatalogue(ROOT);
export const consumers: readonly ConsumerSpec[] = functions.flatMap(({ spec }) =>
  spec.kind === 'consumer' ? [spec] : [],
);

const house = inject('house');

/** The consumer's own example, said in the name of a tenant. */
export function eventOf(spec: ConsumerSpec, tenantId: string): Envelope {
  const day = '2026-01-31';
  return {
    id: `evt_${ulid()}`,
    tenantId,
    type: spec.example.type,
    occurredAt: `${day}T12:00:00.000Z`,
    correlationId: 'test',
    principal: 'test',
    audit: `${day}/3/aud_${ulid()}:${'0'.repeat(64)}`,
    payload: JSON.stringify(spec.example.payload),
  };
}

const Outcome = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Hands the messages over in one batch; answers the positions of those that would come back. */
export async function deliver(spec: ConsumerSpec, messages: readonly unknown[]): Promise<number[]> {
  const Records = messages.map((message, index) => ({
    messageId: `message-${index}`,
    body: typeof message === 'string' ? message : JSON.stringify({ detail: message }),
  }));
  const { batchItemFailures } = Outcome.parse(await invoke(house.edgeUrl, spec.id, { Records }));
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier.split('-')[1]));
}

/** Everything the table holds for a tenant, as text that can be compared. */
export async function belongings(tenantId: string): Promise<string[]> {
  return (await itemsOf(house, tenantId)).map((item) => canonicalize(item) ?? '').sort();
}
