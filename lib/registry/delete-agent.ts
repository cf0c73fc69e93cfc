// Takes an agent out of the registry; its versions, history and executions stay on record.
import { agentDeleted } from '../../events/agent-deleted.ts';
import { timestamp } from '../platform/clock.ts';
import { AgentNotDeletable } from './faults.ts';
import { mayBeDeleted } from './model.ts';
import { agentById, putNext, viewOf, type Writing } from './store.ts';

/** `match` holds the client's If-Match against the agent as it would be shown. */
export async function deleteAgent(ctx: Writing, agentId: string, match: (view: unknown) => void): Promise<undefined> {
  const { listed, ...agent } = await agentById(ctx, agentId);
  match(viewOf(agent));
  if (!mayBeDeleted(agent.state)) throw AgentNotDeletable({ agentId, state: agent.state });
  return ctx.commit({
    writes: [putNext(agent, { ...agent, version: agent.version + 1, updatedAt: timestamp(ctx.clock) })],
    audit: { action: 'agents.deleted', resource: `agent/${agentId}` },
    events: [agentDeleted({ agentId })],
    answer: undefined,
  });
}
