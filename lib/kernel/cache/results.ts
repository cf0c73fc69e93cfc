// Results dear to compute, shared by all containers through the tenant's own items: written through memory, good while their stamps stand.
import type * as z from 'zod';
import { addressOf, put } from '../../platform/table/index.ts';
import type { Permission } from '../permissions.ts';
import { entryOf, keep, LONGEST_MS, type Remembering } from './container.ts';
import { toleratedMs } from './freshness.ts';
import { cacheResultRecord } from './records.ts';
import { remembered } from './remember.ts';
import { groupsOf, stampsOf, stillStands } from './stamps.ts';

export interface SharedResult<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly changedBy: readonly Permission[];
  readonly tags: readonly string[];
  readonly seconds: number;
}

interface Asked<T> {
  readonly of: string;
  readonly compute: () => Promise<T>;
}

/** For whoever may change what it rests on it is computed anew, as for all when a stamp has moved. */
export async function sharedResult<T>(at: Remembering, kind: SharedResult<T>, { of, compute }: Asked<T>): Promise<T> {
  const { frame, container } = at;
  const { name, schema, changedBy, tags } = kind;
  if (toleratedMs(changedBy, frame.principal, frame.freshness?.askedMs) === 0) return compute();
  const item = { name, record: cacheResultRecord, changedBy, tags: () => tags };
  const known = await remembered(at, item, { name, of });
  const seen = container.seen.get(at.tenantId)?.stamps ?? {};
  const stamps = stampsOf(groupsOf(name, [of], tags), seen);
  const now = frame.clock.now().getTime();
  const second = Math.floor(now / 1000);
  const stands = known && known.expiresAt > second && stillStands(known.stamps, stamps);
  if (stands) return schema.parse(JSON.parse(known.value));
  const address = addressOf(cacheResultRecord, frame.scope, { name, of });
  const computed = await container.join(`computing ${address}`, async () => {
    const reading = container.nextReading();
    const value = await compute();
    const result = { name, of, value: JSON.stringify(value), stamps, expiresAt: second + kind.seconds };
    await at.table.transact([put(cacheResultRecord, result)]);
    // Good for as long as what was seen before it was computed still stands: this container need not read its own result.
    const entry = entryOf(at, item, { key: { name, of }, value: result, stamps: seen, readAt: now, reading });
    keep(container, address, entry, now + LONGEST_MS);
    return value;
  });
  // Under this address nothing else is computed.
  return computed as T;
}
