// What a message from the bus says: our envelope out of EventBridge's, its payload parsed by the event's own schema.
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Announcer, Envelope } from '../../../events/envelope.ts';
import { systemClock } from '../../platform/clock.ts';
import type { OnceGuard } from '../commit/once.ts';

const DAYS_REMEMBERED = 14;

export interface Heard<P = unknown> extends Omit<Envelope, 'payload'> {
  readonly payload: P;
}

const Delivered = z.object({ detail: Envelope });

/** Without `on`, every event is heard and payloads are left as they came. */
export function hear(record: SQSRecord, on?: readonly Announcer<z.ZodType>[]): Heard {
  const { detail } = Delivered.parse(JSON.parse(record.body));
  const payload: unknown = JSON.parse(detail.payload);
  if (!on) return { ...detail, payload };
  const type = on.find((event) => event.type === detail.type);
  if (!type) throw new Error(`An event of type ${detail.type} came to a consumer that does not listen to it.`);
  return { ...detail, payload: type.schema.parse(payload) };
}

/** Spent in the consumer's own commit: the same event cannot take effect twice. */
export const guardOf = (owner: string, { id }: Heard): OnceGuard => ({
  plane: 'tenant',
  owner,
  token: id,
  fingerprint: '',
  // From now, not from when it was said: an event may be replayed from the archive long after.
  expiresAt: Math.floor(systemClock.now().getTime() / 1000) + DAYS_REMEMBERED * 86_400,
  remember: () => undefined,
});
