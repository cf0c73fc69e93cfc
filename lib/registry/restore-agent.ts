// Brings a deleted agent back, with its versions and its history, in the state it was deleted in.
import { agentRestored } from '../../events/agent-restored.ts';
import { timestamp } from '../platform/clock.ts';
import type { AgentView } from './contract.ts';
import { agentEvenDeleted, putNext, viewOf, type Writing } from './store.ts';

/** `match` holds the client's If-Match against the agent as it is shown; one that is not deleted stays as it is. */
export async function restoreAgent(ctx: Writing, agentId: string, match: (view: unknown) => void): Promise<AgentView> {
  const found = await agentEvenDeleted(ctx, agentId);
  match(viewOf(found));
  if (found.listed === 'live') return ctx.commit({ writes: [], answer: viewOf(found) });
  const { deletedAt, deletedBy, ...agent } = found;
  const next = { ...agent, listed: 'live', version: agent.version + 1, updatedAt: timestamp(ctx.clock) } as const;
  return ctx.commit({
    writes: [putNext(found, next)],
    audit: { action: 'agents.restored', resource: `agent/${agentId}`, details: { versions: agent.versions.length } },
    events: [agentRestored({ agentId })],
    answer: viewOf(next),
  });
}
