// gatherer(): a consumer that takes what a tenant said in one batch together: one commit instead of one per event.
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import type { Announcer } from '../../../events/envelope.ts';
import { isFault } from '../../shared/fault.ts';
import { AlreadyDone } from '../commit/once.ts';
import type { Context, Use } from '../context.ts';
import { isPassing } from '../fault-of.ts';
import { logFor } from '../observe.ts';
import { tenantScope } from '../principal.ts';
import type { ConsumerSpec, Declared } from '../spec.ts';
import { eachMessage } from './batch.ts';
import type { PayloadOf } from './consumer.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';
import { guardOf, type Heard, hear } from './hear.ts';

/** With a marker per event and a write for each, so many still fit one transaction of 100. */
const MOST_TOGETHER = 40;

/** Of whichever of the events it is. */
type SaidBy<E extends readonly Announcer<z.ZodType>[]> = [E[number]] extends [never] ? unknown : PayloadOf<E[number]>;

interface Declaration<U extends readonly Use[], E extends readonly Announcer<z.ZodType>[]> extends Common<U> {
  /** The events it listens to; without it, every event, payloads as they came. */
  readonly on?: E;
  readonly windowSeconds?: number;
  /** Fewer events in one batch, where its commit writes more than one item for each. */
  readonly together?: number;
  readonly example: ConsumerSpec['example'];
  /** Must commit everything in one go; may be given the same events again singly. */
  readonly handle: (given: { readonly ctx: Context<U>; readonly events: readonly Heard<SaidBy<E>>[] }) => Promise<void>;
}

export function gatherer<const U extends readonly Use[], const E extends readonly Announcer<z.ZodType>[] = []>(
  declaration: Declaration<U, E>,
): Declared<ConsumerSpec> {
  const { on, uses, handle, example, windowSeconds = 1, together = MOST_TOGETHER } = declaration;
  const spec: ConsumerSpec = {
    ...commonSpec(declaration),
    kind: 'consumer',
    on: on?.map(({ type }) => type) ?? ['*'],
    batchSize: together,
    windowSeconds,
    // The fewest Lambda allows: what is gathered per tenant is written to one place per tenant.
    maximumConcurrency: 2,
    example,
  };
  return framed<ConsumerSpec, SQSEvent>(spec, async (event, lambda) => {
    const take = (events: readonly Heard[]) => {
      const [first] = events;
      if (!first) return Promise.resolve();
      const once = events.map((heard) => guardOf(spec.id, heard));
      const occasion = { id: spec.id, scope: tenantScope(first.tenantId), correlationId: first.correlationId, once };
      // hear() parsed each payload by the schema of its type; without `on` it is unknown.
      return handle({ ctx: contextFor(uses, occasion, lambda), events: events as readonly Heard<SaidBy<E>>[] });
    };
    const log = logFor({ operation: spec.id });
    const singly: SQSRecord[] = [];
    const later: SQSRecord[] = [];
    for (const records of byTenant(event.Records)) {
      try {
        await take(distinct(records.map((record) => hear(record, on))));
      } catch (error) {
        if (!isFault(error, AlreadyDone))
          log.warn('failed', { error: error instanceof Error ? error : new Error(String(error)) });
        // What is down for all of them would only be asked once more for each.
        (isPassing(error) && !isFault(error, AlreadyDone) ? later : singly).push(...records);
      }
    }
    // One that was seen before, or that is poison, must not hold the others up.
    const { batchItemFailures } = await eachMessage({ Records: singly }, log, (record) => take([hear(record, on)]));
    return { batchItemFailures: [...batchItemFailures, ...later.map(failureOf)] };
  });
}

/** An event may be delivered twice at once; a commit marks it once. */
const distinct = (events: readonly Heard[]): Heard[] => [...new Map(events.map((heard) => [heard.id, heard])).values()];

const failureOf = ({ messageId }: SQSRecord) => ({ itemIdentifier: messageId });

/** A message that cannot even be read stands alone, and fails alone. */
function byTenant(records: readonly SQSRecord[]): SQSRecord[][] {
  return Object.values(Object.groupBy(records, (record) => tenantOf(record) ?? record.messageId)).map(
    (group) => group ?? [],
  );
}

function tenantOf(record: SQSRecord): string | undefined {
  try {
    return hear(record).tenantId;
  } catch {
    return undefined;
  }
}
