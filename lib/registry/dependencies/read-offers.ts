// Reads every agent that a version could come to depend on, level by level: what is decided afterwards needs no further read.

import { mayRun, withinRange } from '../model.ts';
import { agentRecord } from '../records.ts';
import type { Reading } from '../store.ts';
import { DependenciesTooMany } from './faults.ts';
import type { Dependencies, Offer } from './model.ts';

const MOST_AGENTS = 50;

/** Throws DependenciesTooMany. */
export async function readOffers(ctx: Reading, direct: Dependencies): Promise<ReadonlyMap<string, Offer>> {
  const offers = new Map<string, Offer>();
  const asked = new Set<string>();
  let level = Object.entries(direct);
  while (level.length > 0) {
    const unread = [...new Set(level.map(([agentId]) => agentId))].filter((agentId) => !offers.has(agentId));
    if (offers.size + unread.length > MOST_AGENTS) throw DependenciesTooMany({ limit: MOST_AGENTS });
    const read = await Promise.all(unread.map(async (agentId) => [agentId, await offerOf(ctx, agentId)] as const));
    for (const [agentId, offer] of read) offers.set(agentId, offer);
    for (const pair of level) asked.add(pair.join(' '));
    level = level
      .flatMap(([agentId, range]) => withinRange(offers.get(agentId)?.versions ?? [], range))
      .flatMap(({ dependencies = {} }) => Object.entries(dependencies))
      .filter((pair) => !asked.has(pair.join(' ')));
  }
  return offers;
}

async function offerOf(ctx: Reading, agentId: string): Promise<Offer> {
  const agent = await ctx.table.get(agentRecord, { id: agentId });
  if (agent?.listed !== 'live') return { why: 'missing', versions: [] };
  return mayRun(agent.state) ? { versions: agent.versions } : { why: 'retired', versions: [] };
}
