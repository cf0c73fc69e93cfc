// Agents nobody searched for: the newest, those like another one, and those run most in the last seven days.

import type { BaseContext } from '../kernel/index.ts';
import { type PageRequest, pageOf } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { agentById } from '../registry/index.ts';
import type { AgentCard, SimilarAgent, TrendingAgent } from './contract.ts';
import { documentOf, vectorOf } from './document.ts';
import { shelf } from './entries/index-shelf.ts';
import type { Reading } from './entries/read-entries.ts';
import { digits } from './index/fuse.ts';
import { runsOfWeek } from './runs/runs-of-week.ts';

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

/** Throws AgentNotFound. One that was just created is compared by its own words, entered yet or not. */
export async function similarAgents(
  ctx: Reading & BaseContext,
  agentId: string,
  page: PageRequest,
): Promise<Page<SimilarAgent>> {
  const [agent, index] = await Promise.all([agentById(ctx, agentId), shelf.indexFor(ctx)]);
  const near = await index.near(vectorOf(documentOf(agent)), (id) => id !== agentId);
  const similar = near.flatMap(({ id, similarity }) => {
    const card = index.get(id);
    return card ? [{ ...card, similarity: digits(similarity) }] : [];
  });
  return pageOf(similar, page);
}
