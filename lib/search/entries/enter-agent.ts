// Enters an agent as the registry has it now, or that it is gone; which event led here, and in what order they come, makes no difference.
import type { BaseContext, Commit } from '../../kernel/index.ts';
import { put, remove, StateChanged, type TableReader, type Value, type Write } from '../../platform/table/index.ts';
import { type Agent, agentRecord } from '../../registry/index.ts';
import { isFault } from '../../shared/fault.ts';
import { documentOf } from '../document.ts';
import { searchEntryRecord, searchPlaceRecord } from '../records.ts';

type Entering = BaseContext & { readonly table: TableReader; readonly commit: Commit };
type Place = Value<typeof searchPlaceRecord>;

/** Two events of one agent at once: who comes second looks again. */
const ATTEMPTS = 5;

export async function enterAgent(ctx: Entering, agentId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const [agent, place] = await ctx.table.pair([agentRecord, { id: agentId }], [searchPlaceRecord, { agentId }]);
    if (!agent || (place && place.version >= agent.version)) return;
    try {
      await ctx.commit({ writes: writesOf(agent, place, ctx.clock.now()) });
      return;
    } catch (error) {
      if (!isFault(error, StateChanged) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The new entry, at the end; the old one goes, so that there is one for each agent. */
function writesOf(agent: Agent, place: Place | undefined, now: Date): Write[] {
  const { id: agentId, version } = agent;
  const at = after(place?.at, now);
  const entry = { at, agentId, version, ...(agent.listed === 'live' && { document: documentOf(agent) }) };
  return [
    put(
      searchPlaceRecord,
      { agentId, at, version },
      { when: place ? { is: { version: place.version } } : { absent: true } },
    ),
    put(searchEntryRecord, entry),
    ...(place ? [remove(searchEntryRecord, place)] : []),
  ];
}

/** Now, but never at the place of the entry before, whatever two clocks say. */
function after(before: string | undefined, now: Date): string {
  const earliest = before === undefined ? 0 : Date.parse(before) + 1;
  return new Date(Math.max(now.getTime(), earliest)).toISOString();
}
