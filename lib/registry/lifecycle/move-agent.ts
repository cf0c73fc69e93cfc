// The one way by which an agent changes its state: from the state and lock number it was read in, with whatever that brings along.
import { agentTransitioned } from '../../../events/agent-transitioned.ts';
import type { Unit } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { put } from '../../platform/table/index.ts';
import type { TransitionView } from '../contract.ts';
import type { AgentState } from '../model.ts';
import { transitionRecord } from '../records.ts';
import { type Agent, orderOf, putNext, type Writing } from '../store.ts';
import { guardMove, writesOfMove } from './hooks.ts';

export interface AgentMove {
  readonly to: AgentState;
  readonly reason?: string | undefined;
  /** The transition that this one takes back. */
  readonly rollsBack?: string;
}

/** What to commit. Throws what the states it leaves and enters demand; whether the move is one at all is the caller's matter. */
export async function moveAgent(ctx: Writing, agent: Agent, move: AgentMove): Promise<Unit<TransitionView>> {
  const { to, reason, rollsBack } = move;
  const { id: agentId, state: from } = agent;
  await guardMove(ctx, agent, to);
  const at = timestamp(ctx.clock);
  const why = { ...(reason !== undefined && { reason }), ...(rollsBack !== undefined && { rollsBack }) };
  const transition = { id: ctx.ids.next('trn'), agentId, from, to, at, by: ctx.principal.id, ...why };
  return {
    writes: [
      putNext(agent, { ...agent, state: to, version: agent.version + 1, updatedAt: at }),
      put(transitionRecord, { ...transition, order: orderOf(agent) }, { when: { absent: true } }),
      ...writesOfMove(ctx, agent, to),
    ],
    audit: { action: 'agents.transitioned', resource: `agent/${agentId}`, details: { from, to, ...why } },
    events: [agentTransitioned({ agentId, from, to, ...why })],
    answer: transition,
  };
}
