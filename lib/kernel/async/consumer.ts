// consumer(): what happens because something was said. Delivered at least once; its commit is done once per event.
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Announcer, Envelope } from '../../../events/envelope.ts';
import type { OnceGuard } from '../commit/once.ts';
import type { Context, Use } from '../context.ts';
import { logFor } from '../observe.ts';
import { tenantScope } from '../principal.ts';
import type { ConsumerSpec, Declared } from '../spec.ts';
import { eachMessage } from './batch.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

const DAYS_REMEMBERED = 14;

type PayloadOf<E> = E extends Announcer<infer S> ? z.output<S> : never;

export interface Heard<P = unknown> extends Omit<Envelope, 'payload'> {
  readonly payload: P;
}

/** One member per event type, so that a switch on `type` narrows `payload`. */
type HeardOf<E extends readonly Announcer<z.ZodType>[]> = {
  [I in keyof E]: Heard<PayloadOf<E[I]>> & { type: E[I]['type'] };
}[number];

interface Declaration<U extends readonly Use[], E extends readonly Announcer<z.ZodType>[]> extends Common<U> {
  /** The events it listens to. */
  readonly on: E;
  readonly batchSize?: number;
  readonly windowSeconds?: number;
  readonly handle: (heard: { readonly ctx: Context<U>; readonly event: HeardOf<E> }) => Promise<void>;
}

export function consumer<const U extends readonly Use[], const E extends readonly Announcer<z.ZodType>[]>(
  declaration: Declaration<U, E>,
): Declared<ConsumerSpec> {
  const { on, uses, handle } = declaration;
  const [first] = on;
  if (!first) throw new Error(`${declaration.id} listens to nothing.`);
  const spec: ConsumerSpec = {
    ...commonSpec(declaration),
    kind: 'consumer',
    on: on.map((event) => event.type),
    batchSize: declaration.batchSize ?? 10,
    windowSeconds: declaration.windowSeconds ?? 0,
    example: { type: first.type, payload: first.example },
  };
  return framed<ConsumerSpec, SQSEvent>(spec, (event, lambda) =>
    eachMessage(event, logFor({ operation: spec.id }), async (record) => {
      const heard = hear(record, on);
      const once = guardOf(spec.id, heard.id, Date.parse(heard.occurredAt));
      const scope = tenantScope(heard.tenantId);
      const ctx = contextFor(uses, { id: spec.id, scope, correlationId: heard.correlationId, once }, lambda);
      // hear() parsed the payload by the schema of the type the envelope names.
      await handle({ ctx, event: heard as HeardOf<E> });
    }),
  );
}

/** EventBridge wraps our envelope as `detail`. */
const Delivered = z.object({ detail: Envelope });

function hear(record: SQSRecord, on: readonly Announcer<z.ZodType>[]): Heard {
  const { detail } = Delivered.parse(JSON.parse(record.body));
  const type = on.find((event) => event.type === detail.type);
  if (!type) throw new Error(`An event of type ${detail.type} came to a consumer that does not listen to it.`);
  return { ...detail, payload: type.schema.parse(JSON.parse(detail.payload)) };
}

const guardOf = (owner: string, token: string, saidAt: number): OnceGuard => ({
  plane: 'tenant',
  owner,
  token,
  fingerprint: '',
  expiresAt: Math.floor(saidAt / 1000) + DAYS_REMEMBERED * 86_400,
  remember: () => undefined,
});
