// Deprecates certified agents that nobody has run for 90 days: what nobody uses nobody watches over.
import { type Item, StateChanged } from '../../platform/table/index.ts';
import { isFault } from '../../shared/fault.ts';
import { AgentNotFound } from '../faults.ts';
import { agentUseRecord } from '../records.ts';
import { agentById, type Writing } from '../store.ts';
import { moveAgent } from './move-agent.ts';

const UNUSED_DAYS = 90;
const DAY_MS = 86_400_000;
const PER_PAGE = 100;

/** Looks at the longest unused first and stops at the first that is in use, so that it costs what there is to do. */
export async function deprecateUnused(ctx: Writing): Promise<void> {
  const lastDay = new Date(ctx.clock.now().getTime() - UNUSED_DAYS * DAY_MS).toISOString().slice(0, 10);
  let after: Item | undefined;
  do {
    const page = await ctx.table.query(agentUseRecord, {
      index: 'gsi1',
      match: {},
      limit: PER_PAGE,
      ...(after && { after }),
    });
    for (const { agentId, usedOn } of page.items) {
      if (usedOn > lastDay) return;
      await deprecateOne(ctx, agentId, lastDay);
    }
    after = page.next;
  } while (after);
}

/** The index may lag: what counts is what the table itself says. */
async function deprecateOne(ctx: Writing, agentId: string, lastDay: string): Promise<void> {
  const use = await ctx.table.get(agentUseRecord, { agentId });
  if (!use || use.usedOn > lastDay) return;
  try {
    const agent = await agentById(ctx, agentId);
    if (agent.state !== 'CERTIFIED') return;
    const reason = `Not run since ${use.usedOn}; a certified agent is deprecated after ${UNUSED_DAYS} days without use.`;
    await ctx.commit(await moveAgent(ctx, agent, { to: 'DEPRECATED', reason }));
  } catch (error) {
    // Somebody moved or deleted it at this moment: tomorrow it is looked at again.
    if (!isFault(error, AgentNotFound, StateChanged)) throw error;
  }
}
