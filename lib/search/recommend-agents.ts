// What somebody might run next: what people with like habits run; where that says too little, what trends, and what is new.
import { type BaseContext, type PageRequest, pageOf } from '../kernel/index.ts';
import type { Item, Page, TableReader } from '../platform/table/index.ts';
import type { AgentCard, RecommendedAgent } from './contract.ts';
import { newestFirst } from './discover.ts';
import { shelf } from './entries/index-shelf.ts';
import type { Reading } from './entries/read-entries.ts';
import { type Runner, runnerRecord } from './records.ts';
import { type Advice, adviceFor } from './runs/alike.ts';
import { runsOfWeek } from './runs/runs-of-week.ts';

/** Those who ran something last: their habits are the tenant's of today. */
const MOST_RUNNERS = 1000;
/** What nobody should begin with. */
const LEAVING: readonly AgentCard['state'][] = ['DEPRECATED', 'RETIRED'];

export async function recommendAgents(ctx: Reading & BaseContext, page: PageRequest): Promise<Page<RecommendedAgent>> {
  const me = await ctx.table.get(runnerRecord, { principalId: ctx.principal.id });
  const [index, runs, runners] = await Promise.all([
    shelf.indexFor(ctx),
    runsOfWeek(ctx),
    me ? latestRunners(ctx) : [],
  ]);
  const mine = new Set(me?.agents.map(({ agentId }) => agentId));
  const advised = me ? adviceFor(me, runners).map(reasoned) : [];
  const trending = [...runs]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([id]) => ({ id, why: 'trending' as const }));
  const recent = newestFirst(index.cards).map(({ id }) => ({ id, why: 'recent' as const }));
  const seen = new Set<string>(mine);
  const all = [...advised, ...trending, ...recent].flatMap(({ id, ...reason }) => {
    const card = index.get(id);
    if (!card || seen.has(id) || LEAVING.includes(card.state)) return [];
    seen.add(id);
    return [{ ...card, ...reason }];
  });
  return pageOf(all, page);
}

const reasoned = ({ agentId: id, because, ...advice }: Advice) => ({
  ...advice,
  id,
  because: [...because],
  why: 'people-like-you' as const,
});

async function latestRunners({ table }: { readonly table: TableReader }): Promise<Runner[]> {
  const runners: Runner[] = [];
  let after: Item | undefined;
  do {
    const limit = MOST_RUNNERS - runners.length;
    const page = await table.query(runnerRecord, {
      index: 'gsi1',
      match: {},
      descending: true,
      limit,
      ...(after && { after }),
    });
    runners.push(...page.items);
    after = page.next;
  } while (after && runners.length < MOST_RUNNERS);
  return runners;
}
