// Takes an agent's latest step back; the history keeps both the step and its undoing.
import type { RollbackTransition, TransitionView } from '../contract.ts';
import { RollbackRefused, TransitionNotFound } from '../faults.ts';
import { moveBetween } from '../model.ts';
import { type Agent, agentById, newestTransition, transitionExists, type Writing } from '../store.ts';
import { moveAgent } from './move-agent.ts';
import { insistOnPermission } from './transition-agent.ts';

export interface Rollback extends RollbackTransition {
  readonly agentId: string;
  readonly transitionId: string;
}

/** The state it goes back to must be earned as if it were entered for the first time: CERTIFIED rests on evidence, then as now. */
export async function rollbackTransition(ctx: Writing, rollback: Rollback): Promise<TransitionView> {
  const { agentId, transitionId: rollsBack, reason } = rollback;
  const agent = await agentById(ctx, agentId);
  const step = await latestStep(ctx, agent, rollsBack);
  const move = moveBetween(step.from, step.to);
  if (!move || step.rollsBack !== undefined) throw RollbackRefused({ ...step, why: 'no_step_forward' });
  insistOnPermission(ctx, move);
  return ctx.commit(await moveAgent(ctx, agent, { to: step.from, reason, rollsBack }));
}

async function latestStep(ctx: Writing, { id: agentId, state }: Agent, transitionId: string): Promise<TransitionView> {
  const newest = await newestTransition(ctx, agentId);
  if (newest?.id === transitionId && newest.to === state) return newest;
  if (!(await transitionExists(ctx, agentId, transitionId))) throw TransitionNotFound({ agentId, transitionId });
  throw RollbackRefused({ from: state, to: state, why: 'not_the_latest' });
}
