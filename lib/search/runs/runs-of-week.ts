// How often each agent ran in the last seven days, today included.
import type { Clock } from '../../platform/clock.ts';
import type { Item, TableReader } from '../../platform/table/index.ts';
import { runDayRecord } from '../records.ts';

const DAYS = 7;

export async function runsOfWeek(ctx: {
  readonly table: TableReader;
  readonly clock: Clock;
}): Promise<Map<string, number>> {
  const day = new Date(ctx.clock.now().getTime() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10);
  const runs = new Map<string, number>();
  let after: Item | undefined;
  do {
    const page = await ctx.table.query(runDayRecord, { match: {}, from: { day }, ...(after && { after }) });
    for (const one of page.items) runs.set(one.agentId, (runs.get(one.agentId) ?? 0) + one.runs);
    after = page.next;
  } while (after);
  return runs;
}
