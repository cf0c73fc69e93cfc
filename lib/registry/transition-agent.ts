// Moves an agent along its lifecycle; the state it moves from is the condition of the write.
import { agentTransitioned } from '../../events/agent-transitioned.ts';
import { type PageRequest, PermissionMissing } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { type Page, put } from '../platform/table/index.ts';
import type { NewTransition, TransitionView } from './contract.ts';
import { EvidenceMissing, TransitionRefused, VersionMissing } from './faults.ts';
import { moveBetween, nextStates, resolveVersion } from './model.ts';
import { transitionRecord } from './records.ts';
import { type Agent, agentById, orderOf, putNext, type Reading, transitionPage, type Writing } from './store.ts';
import { basisOf } from './versions/basis.ts';

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
    throw PermissionMissing({ permission: move.needs, principal: ctx.principal });
  }
  if (agent.versions.length === 0) throw VersionMissing({ agentId });
  if (to === 'CERTIFIED') await insistOnEvidence(ctx, agent);

  const at = timestamp(ctx.clock);
  const why = reason === undefined ? {} : { reason };
  const transition = { id: ctx.ids.next('trn'), agentId, from, to, at, by: ctx.principal.id, ...why };
  return ctx.commit({
    writes: [
      putNext(agent, { ...agent, state: to, version: agent.version + 1, updatedAt: at }),
      put(transitionRecord, { ...transition, order: orderOf(agent) }, { when: { absent: true } }),
    ],
    audit: { action: 'agents.transitioned', resource: `agent/${agentId}`, details: { from, to } },
    events: [agentTransitioned({ agentId, from, to, ...why })],
    answer: transition,
  });
}

/** What callers get by `latest` must be certified, and on what is in use now. */
async function insistOnEvidence(ctx: Reading, agent: Agent): Promise<void> {
  const agentId = agent.id;
  const latest = resolveVersion(agent.versions, 'latest');
  if (!latest) throw VersionMissing({ agentId });
  const { version, state, evidence, runtime } = latest;
  if (state !== 'CERTIFIED' || !evidence) throw EvidenceMissing({ agentId, version, why: 'unpromoted' });
  const { digest } = await basisOf(ctx, runtime.builtin);
  if (evidence.basis !== digest) throw EvidenceMissing({ agentId, version, why: 'outdated' });
}

/** Oldest first. */
export async function listTransitions(ctx: Reading, agentId: string, page: PageRequest): Promise<Page<TransitionView>> {
  await agentById(ctx, agentId);
  return transitionPage(ctx, agentId, page);
}
