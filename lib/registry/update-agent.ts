// Changes what describes an agent; its life and its versions have ways of their own.
import { agentUpdated } from '../../events/agent-updated.ts';
import { timestamp } from '../platform/clock.ts';
import type { AgentPatch, AgentView } from './contract.ts';
import { AgentChanged } from './faults.ts';
import { type Agent, agentById, putNext, viewOf, type Writing } from './store.ts';

const DESCRIBING = ['name', 'description', 'category', 'tags'] as const;
type Words = Pick<Agent, (typeof DESCRIBING)[number]>;

export const changedWords = (words: Words, asked: { readonly [W in keyof Words]?: Words[W] | undefined }) =>
  DESCRIBING.filter((name) => asked[name] !== undefined && JSON.stringify(asked[name]) !== JSON.stringify(words[name]));

/** `match` holds the client's If-Match against the agent as it would be shown; `version` in the body does the same by number. */
export async function updateAgent(
  ctx: Writing,
  agentId: string,
  { patch, match }: { readonly patch: AgentPatch; readonly match: (view: unknown) => void },
): Promise<AgentView> {
  const agent = await agentById(ctx, agentId);
  match(viewOf(agent));
  const { version, ...asked } = patch;
  if (version !== undefined && version !== agent.version)
    throw AgentChanged({ given: version, current: agent.version });
  const changed = changedWords(agent, asked);
  if (changed.length === 0) return viewOf(agent);
  const changes = Object.fromEntries(changed.map((name) => [name, asked[name]]));
  const next = { ...agent, ...changes, version: agent.version + 1, updatedAt: timestamp(ctx.clock) };
  return ctx.commit({
    writes: [putNext(agent, next)],
    audit: { action: 'agents.updated', resource: `agent/${agentId}`, details: { changed } },
    events: [agentUpdated({ agentId, changed })],
    answer: viewOf(next),
  });
}
