// A call about many things commits each by itself; marked by its part, so that a repeat of the call does none of them twice.
import { createHash } from 'node:crypto';
import type { Table } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import type { Principal } from '../principal.ts';
import { type Commit, committer } from './commit.ts';
import { type OnceGuard, onceRecord, rememberedBy } from './once.ts';

/** Work that may be begun again: what binds its repeats together, and for whom it is done. */
export interface Undertaking {
  readonly id: string;
  readonly onBehalfOf: Pick<Principal, 'id' | 'actingFrom'>;
}

export interface Parts {
  /**
   * Does one part with a commit of its own, and answers what that commit told. A part done by an earlier try of the same request or
   * undertaking is not done again, whatever it stumbles over now: its first answer comes back. A request without an
   * Idempotency-Key has no repeats, and its parts no markers.
   */
  once<A>(part: string, work: (commit: Commit) => Promise<A>, undertaking?: Undertaking): Promise<A>;
}

const DAYS_KEPT = 2;

export const partsOf = (table: Table, frame: KernelFrame): Parts => ({
  once: async <A>(part: string, work: (commit: Commit) => Promise<A>, undertaking?: Undertaking) => {
    const guard = guardOf(part, frame, undertaking);
    const principal = { ...frame.principal, ...undertaking?.onBehalfOf };
    try {
      return await work(committer(table, { ...frame, principal, once: guard ? [guard] : [] }));
    } catch (error) {
      const known = guard && (await table.get(onceRecord, guard));
      if (!known) throw error;
      // The part told this very type when it was done.
      return JSON.parse(rememberedBy(known) ?? 'null') as A;
    }
  },
});

function guardOf(part: string, frame: KernelFrame, undertaking: Undertaking | undefined): OnceGuard | undefined {
  const [call] = frame.once;
  const whole = undertaking?.id ?? call?.token;
  if (whole === undefined) return undefined;
  return {
    plane: 'tenant',
    owner: undertaking?.onBehalfOf.id ?? frame.principal.id,
    token: createHash('sha256')
      .update(JSON.stringify([whole, part]))
      .digest('base64url'),
    fingerprint: call?.fingerprint ?? '',
    expiresAt: Math.floor(frame.clock.now().getTime() / 1000) + DAYS_KEPT * 86_400,
    remember: (answer) => JSON.stringify(answer ?? null),
  };
}
