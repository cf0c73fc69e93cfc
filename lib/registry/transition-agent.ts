// Moves an agent along its lifecycle; the state it moves from is the condition of the write.
import { agentTransitioned } from '../../events/agent-transitioned.ts';
import { type PageRequest, PermissionMissing } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { type Page, put } from '../platform/table/index.ts';
import type { NewTransition, TransitionView } from './contract.ts';
import { TransitionRefused, VersionMissing } from './faults.ts';
import { moveBetween, nextStates } from './model.ts';
import { transitionRecord } from './records.ts';
import { agentById, putNext, type Reading, transitionPage, type Writing } from './store.ts';

export async function transitionAgent(
  ctx: Writing,
  agentId: string,
  { to, reason }: NewTransition,
): Promise<TransitionView> {
  const agent = await agentById(ctx, agentId);
  const from = agent.state;
  const move = moveBetween(from, to);
  if (!move) throw TransitionRefused({ from, to, allowed: nextStates(from) });
  if (!ctx.principal.permissions.includes(move.needs)) {
    throw PermissionMissing({ permission: move.needs, roles: ctx.principal.roles.join(', ') });
  }
  if (agent.versions.length === 0) throw VersionMissing({ agentId });

  const at = timestamp(ctx.clock);
  const why = reason === undefined ? {} : { reason };
  const transition = { id: ctx.ids.next('trn'), agentId, from, to, at, by: ctx.principal.id, ...why };
  const order = String(agent.version).padStart(8, '0');
  return ctx.commit({
    writes: [
      putNext(agent, { ...agent, state: to, version: agent.version + 1, updatedAt: at }),
      put(transitionRecord, { ...transition, order }, { when: { absent: true } }),
    ],
    audit: { action: 'agents.transitioned', resource: `agent/${agentId}`, details: { from, to } },
    events: [agentTransitioned({ agentId, from, to, ...why })],
    answer: transition,
  });
}

/** Oldest first. */
export async function listTransitions(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<TransitionView>> {
  await agentById(ctx, agentId);
  return transitionPage(ctx, agentId, page);
}
