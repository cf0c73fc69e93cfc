// Doing a thing once: a marker written in the very transaction that does it, so a repeat is refused by the database.
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { defineRecord, put, type Value, type Write } from '../../platform/table/index.ts';
import { defineFault } from '../../shared/fault.ts';

export const onceRecord = defineRecord({
  entity: 'once',
  plane: 'tenant',
  purpose: 'Idempotency: one item per repeated request or consumed event, holding the answer given; expires by TTL.',
  key: { pk: 'ONCE#{owner}#{token}', sk: 'ONCE' },
  schema: z.object({
    tenantId: z.string().optional(),
    owner: z.string(),
    token: z.string(),
    fingerprint: z.string(),
    answer: z.string().optional(),
    /** A long answer, zipped: an item holds 400 KB. */
    zipped: z.instanceof(Uint8Array).optional(),
    expiresAt: z.number(),
  }),
});

export const platformOnceRecord = defineRecord({ ...onceRecord, entity: 'platform-once', plane: 'platform' });

const ZIPPED_FROM_CHARACTERS = 8_000;

/** Thrown by a commit whose token was spent by an earlier one; the frame turns it into a replay or a skip. */
export const AlreadyDone = defineFault({
  reason: 'already_done',
  kind: 'conflict',
  cause: 'A request with the same Idempotency-Key is being carried out at this moment.',
  remedy: 'Wait a moment and repeat it: you will be given the first answer.',
  say: () => 'A request with this Idempotency-Key is being carried out at this moment; repeat it shortly.',
});

export interface OnceGuard {
  readonly plane: 'tenant' | 'platform';
  readonly owner: string;
  readonly token: string;
  /** What the request said, hashed: the same token may not be spent on another request. */
  readonly fingerprint: string;
  readonly expiresAt: number;
  /** Renders the answer that a repeat will be given. */
  readonly remember: (answer: unknown) => string | undefined;
}

export function onceWrite(guard: OnceGuard, answer: unknown): Write {
  const { plane, remember, ...marker } = guard;
  const text = remember(answer);
  const value = { ...marker, ...(text !== undefined && packed(text)) };
  const record = plane === 'tenant' ? onceRecord : platformOnceRecord;
  return put(record, value, { when: { absent: true }, orElse: () => AlreadyDone() });
}

const packed = (text: string) => (text.length > ZIPPED_FROM_CHARACTERS ? { zipped: gzipSync(text) } : { answer: text });

/** The text of the answer a marker holds; undefined where there was nothing to remember. */
export const rememberedBy = ({ answer, zipped }: Value<typeof onceRecord>): string | undefined =>
  zipped ? gunzipSync(zipped).toString('utf8') : answer;
