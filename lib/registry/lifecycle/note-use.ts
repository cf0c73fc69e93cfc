// Notes on which day a watched agent was last run: a write per agent and day, however often it runs.
import type * as z from 'zod';
import type { executionFinished } from '../../../events/execution-finished.ts';
import type { Commit, Heard } from '../../kernel/index.ts';
import { put } from '../../platform/table/index.ts';
import { agentUseRecord } from '../records.ts';
import type { Reading } from '../store.ts';

type Finished = Heard<z.output<typeof executionFinished.schema>>;

export async function noteUse(ctx: Reading & { readonly commit: Commit }, events: readonly Finished[]): Promise<void> {
  const latest = new Map<string, string>();
  for (const { payload, occurredAt } of events) {
    const day = occurredAt.slice(0, 10);
    if (day > (latest.get(payload.agentId) ?? '')) latest.set(payload.agentId, day);
  }
  const noted = await Promise.all(
    [...latest].map(async ([agentId, usedOn]) => {
      const known = await ctx.table.get(agentUseRecord, { agentId });
      // Whoever is not certified is not watched; whoever ran today already is noted.
      if (!known || known.usedOn >= usedOn) return [];
      return [put(agentUseRecord, { agentId, usedOn }, { when: { is: { usedOn: known.usedOn } } })];
    }),
  );
  const writes = noted.flat();
  if (writes.length > 0) await ctx.commit({ writes });
}
