// A call about many things commits each by itself; marked by its part, so that a repeat of the call does none of them twice.
import { createHash } from 'node:crypto';
import type { Table } from '../../platform/table/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { KernelFrame } from '../context.ts';
import type { Principal } from '../principal.ts';
import { type Commit, committer, type Unit } from './commit.ts';
import { AlreadyDone, type OnceGuard, onceRecord, rememberedBy } from './once.ts';

/** Work that may be begun again: what binds its repeats together, and for whom it is done. */
export interface Undertaking {
  readonly id: string;
  readonly onBehalfOf: Principal;
}

export interface Parts {
  /**
   * The commit of one part. A part already done, by an earlier try of the same request or undertaking, is not done again: its first
   * answer comes back. A request without an Idempotency-Key has no repeats, and its parts no markers.
   */
  of(part: string, undertaking?: Undertaking): Commit;
}

const DAYS_KEPT = 2;

export const partsOf = (table: Table, frame: KernelFrame): Parts => ({
  of: (part, undertaking) => {
    const guard = guardOf(part, frame, undertaking);
    const principal = undertaking?.onBehalfOf ?? frame.principal;
    const commit = committer(table, { ...frame, principal, once: guard ? [guard] : [] });
    if (!guard) return commit;
    return async <A>(unit: Unit<A>) => {
      try {
        return await commit(unit);
      } catch (error) {
        // What made this try fail (the thing exists already) may be the first one's doing.
        const known = await table.get(onceRecord, guard);
        if (!known) throw error;
        const text = rememberedBy(known);
        if (text === undefined && isFault(error, AlreadyDone)) throw error;
        // The part answered this very type when it was done.
        return JSON.parse(text ?? 'null') as A;
      }
    };
  },
});

function guardOf(part: string, frame: KernelFrame, undertaking: Undertaking | undefined): OnceGuard | undefined {
  const [call] = frame.once;
  const whole = undertaking?.id ?? call?.token;
  if (whole === undefined) return undefined;
  return {
    plane: 'tenant',
    owner: undertaking?.onBehalfOf.id ?? frame.principal.id,
    token: createHash('sha256').update(JSON.stringify([whole, part])).digest('base64url'),
    fingerprint: call?.fingerprint ?? '',
    expiresAt: Math.floor(frame.clock.now().getTime() / 1000) + DAYS_KEPT * 86_400,
    remember: (answer) => JSON.stringify(answer ?? null),
  };
}
