// worker(): drains queues the app fills itself, most urgent ones with the most hands.
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { MOST_DELIVERIES } from '../../platform/queues/names.ts';
import { type Fault, isFault } from '../../shared/fault.ts';
import { AlreadyDone } from '../commit/once.ts';
import type { Context, Use } from '../context.ts';
import { faultOf } from '../fault-of.ts';
import { logFor } from '../observe.ts';
import { tenantScope } from '../principal.ts';
import type { Declared, WorkerQueue, WorkerSpec } from '../spec.ts';
import { eachMessage } from './batch.ts';
import { type Common, commonSpec, contextFor, framed } from './frame.ts';

interface Declaration<U extends readonly Use[], M extends z.ZodType> extends Common<U> {
  readonly queues: readonly WorkerQueue[];
  readonly message: M;
  readonly handle: (given: Given<U, M>) => Promise<void>;
  /** Says that the work will not be done, once the last delivery of its message has failed, too. */
  readonly giveUp?: (given: Given<U, M> & { readonly fault: Fault }) => Promise<void>;
}

interface Given<U extends readonly Use[], M extends z.ZodType> {
  readonly ctx: Context<U>;
  readonly message: z.output<M>;
}

/** Which tenant a message is for stands in the message: it was put there by our own code, from a scope. */
const Addressed = z.looseObject({ tenantId: z.string() });

export function worker<const U extends readonly Use[], M extends z.ZodType>(
  declaration: Declaration<U, M>,
): Declared<WorkerSpec> {
  const spec: WorkerSpec = { ...commonSpec(declaration), kind: 'worker', queues: declaration.queues };
  return framed<WorkerSpec, SQSEvent>(spec, (event, lambda) =>
    eachMessage(event, logFor({ operation: spec.id }), async (record) => {
      const body: unknown = JSON.parse(record.body);
      const message = declaration.message.parse(body);
      const scope = tenantScope(Addressed.parse(body).tenantId);
      const occasion = { id: spec.id, scope, correlationId: record.messageId };
      const open = () => contextFor(declaration.uses, occasion, lambda);
      try {
        await declaration.handle({ ctx: open(), message });
      } catch (error) {
        const isLast = Number(record.attributes.ApproximateReceiveCount) >= MOST_DELIVERIES;
        if (isLast && !isFault(error, AlreadyDone))
          await declaration.giveUp?.({ ctx: open(), message, fault: faultOf(error) });
        throw error;
      }
    }),
  );
}
