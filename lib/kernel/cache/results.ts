// Results dear to compute, shared by all containers: cache-aside in the tenant's own items, good while their stamps stand.
import type * as z from 'zod';
import { addressOf, put } from '../../platform/table/index.ts';
import type { Permission } from '../permissions.ts';
import type { Remembering } from './container.ts';
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
  const known = await remembered(at, { name, record: cacheResultRecord, changedBy, tags: () => tags }, { name, of });
  const stamps = stampsOf(groupsOf(name, [of], tags), container.seen.get(at.tenantId)?.stamps ?? {});
  const second = Math.floor(frame.clock.now().getTime() / 1000);
  const stands = known && known.expiresAt > second && stillStands(known.stamps, stamps);
  if (stands) return schema.parse(JSON.parse(known.value));
  const address = addressOf(cacheResultRecord, frame.scope, { name, of });
  const computed = await container.join(`computing ${address}`, async () => {
    const value = await compute();
    const result = { name, of, value: JSON.stringify(value), stamps, expiresAt: second + kind.seconds };
    await at.table.transact([put(cacheResultRecord, result)]);
    container.entries.delete(address);
    return value;
  });
  // Under this address nothing else is computed.
  return computed as T;
}
