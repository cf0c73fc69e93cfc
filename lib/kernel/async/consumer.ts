// consumer(): what happens because something was said. Delivered at least once; its commit is done once per event.
import type { SQSEvent } from 'aws-lambda';
import type * as z from 'zod';
import type { Announcer } from '../../../events/envelope.ts';
import type { Context, Use } from '../context.ts';
import { logFor } from '../observe.ts';
import { tenantScope } from '../principal.ts';
import type { ConsumerSpec, Declared } from '../spec.ts';
import { eachMessage } from './batch.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';
import { guardOf, type Heard, hear } from './hear.ts';

export type PayloadOf<E> = E extends Announcer<infer S> ? z.output<S> : never;

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
    maximumConcurrency: 10,
    example: { type: first.type, payload: first.example },
  };
  return framed<ConsumerSpec, SQSEvent>(spec, (event, lambda) =>
    eachMessage(event, logFor({ operation: spec.id }), async (record) => {
      const heard = hear(record, on);
      const once = [guardOf(spec.id, heard)];
      const scope = tenantScope(heard.tenantId);
      const ctx = contextFor(uses, { id: spec.id, scope, correlationId: heard.correlationId, once }, lambda);
      // hear() parsed the payload by the schema of the type the envelope names.
      await handle({ ctx, event: heard as HeardOf<E> });
    }),
  );
}
