// Tells the vector service what an agent's entry says, until both agree, and notes on the entry that it was told.
import type { Commit } from '../../kernel/index.ts';
import { patch, StateChanged, type TableReader } from '../../platform/table/index.ts';
import type { VectorWrite } from '../../platform/vectors/index.ts';
import { isFault } from '../../shared/fault.ts';
import { vectorOf } from '../document.ts';
import { searchEntryRecord, searchPlaceRecord } from '../records.ts';
import { EMBEDDING } from '../text/embed.ts';

interface Serving {
  readonly table: TableReader;
  readonly commit: Commit;
  /** Undefined where the stage has no such service. */
  readonly vectorsKept: VectorWrite | undefined;
}

/** Entries that follow each other so closely are rare; the next delivery tries again. */
const ATTEMPTS = 5;

/**
 * The service knows no conditions: of two that write at once the older may come last. So whoever wrote looks whether the entry is
 * still the one it wrote of, and writes again if not; and every delivery writes, so that a replay heals what was lost.
 */
export async function serveVector({ table, commit, vectorsKept }: Serving, agentId: string): Promise<void> {
  if (!vectorsKept) return;
  for (let attempt = 1; ; attempt++) {
    const place = await table.get(searchPlaceRecord, { agentId });
    const entry = place && (await table.get(searchEntryRecord, place));
    if (!place) return;
    try {
      if (entry?.document) await vectorsKept.put(agentId, vectorOf(entry.document));
      else if (entry) await vectorsKept.remove(agentId);
      const unmoved = { set: { served: EMBEDDING }, when: { is: { version: place.version } } };
      await commit({ writes: [patch(searchEntryRecord, place, unmoved)] });
      return;
    } catch (error) {
      if (!isFault(error, StateChanged) || attempt === ATTEMPTS) throw error;
    }
  }
}
