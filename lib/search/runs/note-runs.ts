// Keeps in mind which agents are run, by the day, and by whom: what trends and what is recommended come from it.
import type * as z from 'zod';
import type { executionFinished } from '../../../events/execution-finished.ts';
import type { BaseContext, Commit, Heard } from '../../kernel/index.ts';
import { patch, put, type TableReader, type Write } from '../../platform/table/index.ts';
import { type Runner, runDayRecord, runnerRecord } from '../records.ts';

type Finished = Heard<z.output<typeof executionFinished.schema>>;
type Noting = BaseContext & { readonly table: TableReader; readonly commit: Commit };

const DAYS_KEPT = 14;
/** Of one runner's agents those run last: enough to tell whom they are like. */
const MOST_AGENTS = 50;

const dayOf = ({ occurredAt }: Finished): string => occurredAt.slice(0, 10);

/** For each event at most one count and one runner. */
export async function noteRuns(ctx: Noting, events: readonly Finished[]): Promise<void> {
  const ran = events.filter(({ payload }) => payload.state !== 'CANCELLED');
  const runners = await Promise.all(
    [...byRunner(ran)].map(([principalId, runs]) => noteRunner(ctx, principalId, runs)),
  );
  await ctx.commit({ writes: [...counts(ran), ...runners.flat()] });
}

function counts(events: readonly Finished[]): Write[] {
  const groups = Object.values(Object.groupBy(events, (event) => `${dayOf(event)} ${event.payload.agentId}`));
  return groups.flatMap((group) => {
    const [first] = group ?? [];
    if (!group || !first) return [];
    const expiresAt = Math.floor(Date.parse(dayOf(first)) / 1000) + DAYS_KEPT * 86_400;
    const key = { day: dayOf(first), agentId: first.payload.agentId };
    return [patch(runDayRecord, key, { add: { runs: group.length }, set: { expiresAt } })];
  });
}

/** Only success says that an agent was of use. */
function byRunner(events: readonly Finished[]): Map<string, Finished[]> {
  const runners = new Map<string, Finished[]>();
  for (const event of events) {
    const { state, requestedBy } = event.payload;
    if (state === 'SUCCEEDED' && requestedBy) runners.set(requestedBy, [...(runners.get(requestedBy) ?? []), event]);
  }
  return runners;
}

/** Nothing to write when each agent was noted for its day: a busy service costs one write an agent and day. */
async function noteRunner(ctx: Noting, principalId: string, events: readonly Finished[]): Promise<Write[]> {
  const known = await ctx.table.get(runnerRecord, { principalId });
  const agents = new Map((known?.agents ?? []).map((agent) => [agent.agentId, agent]));
  let isNew = false;
  for (const event of events.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))) {
    const { agentId } = event.payload;
    const { days = 0, lastOn = '' } = agents.get(agentId) ?? {};
    if (dayOf(event) <= lastOn) continue;
    agents.set(agentId, { agentId, days: days + 1, lastOn: dayOf(event) });
    isNew = true;
  }
  if (!isNew) return [];
  const latest = [...agents.values()].sort((a, b) => (a.lastOn < b.lastOn ? 1 : -1)).slice(0, MOST_AGENTS);
  const runner: Runner = {
    principalId,
    version: (known?.version ?? 0) + 1,
    lastOn: latest[0]?.lastOn ?? '',
    agents: latest,
  };
  return [put(runnerRecord, runner, { when: known ? { is: { version: known.version } } : { absent: true } })];
}
