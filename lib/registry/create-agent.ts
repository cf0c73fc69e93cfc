// Enters an agent into the registry, as a draft.
import { agentCreated } from '../../events/agent-created.ts';
import type { BaseContext } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { AgentView, NewAgent } from './contract.ts';
import { type Agent, putNew, viewOf, type Writing } from './store.ts';

export function draftAgent(ctx: BaseContext, wanted: NewAgent): Agent {
  const at = timestamp(ctx.clock);
  const lifecycle = { state: 'DRAFT', listed: 'live', version: 1 } as const;
  return { ...wanted, ...lifecycle, versions: [], createdAt: at, updatedAt: at, createdBy: ctx.principal.id };
}

export function createAgent(ctx: Writing, wanted: NewAgent): Promise<AgentView> {
  const agent = draftAgent(ctx, wanted);
  return ctx.commit({
    writes: [putNew(agent)],
    audit: { action: 'agents.created', resource: `agent/${agent.id}` },
    events: [agentCreated({ agentId: agent.id, name: agent.name, category: agent.category })],
    answer: viewOf(agent),
  });
}
