// How everything is said: the envelope each event travels in, and the way an event type is declared.
import * as z from 'zod';

export const Envelope = z.object({
  id: z.string(),
  type: z.string(),
  tenantId: z.string(),
  occurredAt: z.iso.datetime(),
  correlationId: z.string(),
  /** Who caused it. */
  principal: z.string(),
  /** The audit entry written with it, as `<day>/<shard>/<id>:<SHA-256 of its canonical JSON>`; empty where there was none. */
  audit: z.string().default(''),
  /** The payload as JSON text, so that no hop between table and consumer re-types its numbers. */
  payload: z.string(),
});
export type Envelope = z.output<typeof Envelope>;

export interface EventType<S extends z.ZodType = z.ZodType> {
  /** Past tense and versioned: `agent-created.v1`. */
  readonly type: `${string}.v${number}`;
  readonly summary: string;
  readonly schema: S;
  readonly example: z.output<S>;
}

export interface DomainEvent {
  readonly type: string;
  readonly payload: unknown;
}

export interface Announcer<S extends z.ZodType> extends EventType<S> {
  (payload: z.input<S>): DomainEvent;
}

/** Declares an event; call the declaration with a payload to say it happened. */
export function defineEvent<S extends z.ZodType>(event: EventType<S>): Announcer<S> {
  const announce = (payload: z.input<S>): DomainEvent => ({ type: event.type, payload: event.schema.parse(payload) });
  return Object.assign(announce, event);
}
