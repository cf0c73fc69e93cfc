// Agents nobody searched for: the newest, those like another one, and those run most in the last seven days.

import { type BaseContext, type PageRequest, pageOf, type Warning } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { agentById } from '../registry/index.ts';
import type { AgentCard, SimilarAgent, TrendingAgent } from './contract.ts';
import { documentOf, vectorOf } from './document.ts';
import { shelf } from './entries/index-shelf.ts';
import type { Reading } from './entries/read-entries.ts';
import { digits } from './index/fuse.ts';
import { runsOfWeek } from './runs/runs-of-week.ts';
import type { Searching } from './search-agents.ts';

export async function recentAgents(ctx: Reading, page: PageRequest): Promise<Page<AgentCard>> {
  return pageOf(newestFirst((await shelf.indexFor(ctx)).cards), page);
}

export const newestFirst = (cards: readonly AgentCard[]): AgentCard[] =>
  [...cards].sort((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1,
  );

export async function trendingAgents(ctx: Reading, page: PageRequest): Promise<Page<TrendingAgent>> {
  const [index, runs] = await Promise.all([shelf.indexFor(ctx), runsOfWeek(ctx)]);
  const trending = [...runs].flatMap(([id, count]) => {
    const card = index.get(id);
    return card ? [{ ...card, runs: count }] : [];
  });
  return pageOf(
    trending.sort((a, b) => b.runs - a.runs || (a.id < b.id ? -1 : 1)),
    page,
  );
}

const FEWER_SIMILAR: Warning = {
  code: 'meaning_incomplete',
  message:
    'The vector service does not answer at the moment: only agents that changed lately were compared. Repeat the request in a minute.',
};

/** Throws AgentNotFound. One that was just created is compared by its own words, entered yet or not. */
export async function similarAgents(
  ctx: Searching & BaseContext,
  agentId: string,
  page: PageRequest,
): Promise<Page<SimilarAgent>> {
  const [agent, index] = await Promise.all([agentById(ctx, agentId), shelf.indexFor(ctx)]);
  const among = (id: string) => id !== agentId;
  const near = await index.near(vectorOf(documentOf(agent)), { among, service: ctx.vectors });
  if (near.failure !== undefined) ctx.warn(FEWER_SIMILAR, near.failure);
  const similar = near.found.flatMap(({ id, similarity }) => {
    const card = index.get(id);
    return card ? [{ ...card, similarity: digits(similarity) }] : [];
  });
  return pageOf(similar, page);
}
