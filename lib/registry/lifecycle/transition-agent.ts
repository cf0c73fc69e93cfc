// Moves an agent a step along its lifecycle, and shows how it came to where it is.
import { type PageRequest, PermissionMissing } from '../../kernel/index.ts';
import type { Page } from '../../platform/table/index.ts';
import type { NewTransition, TransitionView } from '../contract.ts';
import { TransitionRefused } from '../faults.ts';
import { type Move, moveBetween, nextStates } from '../model.ts';
import { agentById, type Reading, transitionPage, type Writing } from '../store.ts';
import { moveAgent } from './move-agent.ts';

export async function transitionAgent(
  ctx: Writing,
  agentId: string,
  { to, reason }: NewTransition,
): Promise<TransitionView> {
  const agent = await agentById(ctx, agentId);
  const from = agent.state;
  const move = moveBetween(from, to);
  if (!move) throw TransitionRefused({ from, to, allowed: nextStates(from) });
  insistOnPermission(ctx, move);
  return ctx.commit(await moveAgent(ctx, agent, { to, reason }));
}

/** Each step asks for a permission of its own, and so does taking it back. */
export function insistOnPermission({ principal }: Writing, { needs }: Move): void {
  if (!principal.permissions.includes(needs)) throw PermissionMissing({ permission: needs, principal });
}

/** Oldest first. */
export async function listTransitions(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<TransitionView>> {
  await agentById(ctx, agentId);
  return transitionPage(ctx, agentId, page);
}
