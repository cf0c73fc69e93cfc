// Takes an agent out of the registry with all its versions; they, its history and its executions stay on record and can be restored.
import { agentDeleted } from '../../events/agent-deleted.ts';
import { timestamp } from '../platform/clock.ts';
import { AgentNotDeletable } from './faults.ts';
import { mayBeDeleted } from './model.ts';
import { agentById, putNext, viewOf, type Writing } from './store.ts';

/** `match` holds the client's If-Match against the agent as it would be shown. */
export async function deleteAgent(ctx: Writing, agentId: string, match: (view: unknown) => void): Promise<undefined> {
  const agent = await agentById(ctx, agentId);
  match(viewOf(agent));
  const { state } = agent;
  const certified = agent.versions.filter((one) => one.state === 'CERTIFIED').map(({ version }) => version);
  if (!mayBeDeleted(state, certified)) throw AgentNotDeletable({ agentId, state, certified });
  const at = timestamp(ctx.clock);
  const gone = { listed: 'deleted', deletedAt: at, deletedBy: ctx.principal.id } as const;
  const versions = agent.versions.length;
  return ctx.commit({
    writes: [putNext(agent, { ...agent, ...gone, version: agent.version + 1, updatedAt: at })],
    audit: { action: 'agents.deleted', resource: `agent/${agentId}`, details: { versions } },
    events: [agentDeleted({ agentId })],
    answer: undefined,
  });
}
