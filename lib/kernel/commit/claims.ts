// Claims: names held while work outside the table is under way, so that no other call does the same work meanwhile.
import * as z from 'zod';
import { defineRecord, put, remove, type Table } from '../../platform/table/index.ts';
import type { Fault } from '../../shared/fault.ts';
import type { KernelFrame } from '../context.ts';

export const claimRecord = defineRecord({
  entity: 'claim',
  plane: 'platform',
  purpose:
    'A name that one call works on outside the table, such as a new e-mail address; ends with the call, or by TTL.',
  key: { pk: 'CLAIM#{kind}#{name}', sk: 'CLAIM' },
  schema: z.object({ kind: z.string(), name: z.string(), holder: z.string(), expiresAt: z.number() }),
});

export interface ClaimedNames {
  readonly kind: string;
  readonly names: readonly string[];
  /** What is thrown when another call holds the name at this place. */
  readonly orElse: (index: number) => Fault;
}

export interface Claims {
  /** Does the work while all the names are held, or nothing. */
  during<T>(names: ClaimedNames, work: () => Promise<T>): Promise<T>;
}

/** A call cut off by its time limit is surely over by then, whatever clocks differ. */
const MARGIN_SECONDS = 5;

export function claimer(table: Table, frame: KernelFrame): Claims {
  return {
    async during({ kind, names, orElse }, work) {
      const holder = frame.ids.next('req');
      const second = Math.floor(frame.clock.now().getTime() / 1000);
      const expiresAt = second + Math.ceil(frame.remainingMs() / 1000) + MARGIN_SECONDS;
      const claims = names.map((name) => ({ kind, name, holder, expiresAt }));
      await table.transact(
        claims.map((claim, index) =>
          put(claimRecord, claim, { when: { absentAt: second }, orElse: () => orElse(index) }),
        ),
      );
      try {
        return await work();
      } finally {
        // What cannot be given back now ends by itself: the work's own outcome is what counts.
        await table
          .transact(names.map((name) => remove(claimRecord, { kind, name }, { when: { is: { holder } } })))
          .catch((error: unknown) =>
            frame.log.warn('failed', { claim: kind, error: error instanceof Error ? error : String(error) }),
          );
      }
    },
  };
}
