// The writes that move one version of an agent, made here and committed by whoever has the reason for it.
import { agentTransitioned } from '../../../events/agent-transitioned.ts';
import type { DomainEvent } from '../../../events/envelope.ts';
import { versionDemoted } from '../../../events/version-demoted.ts';
import type { BaseContext } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { put, type Write } from '../../platform/table/index.ts';
import type { VersionTransitionView } from '../contract.ts';
import { writesOfMove } from '../lifecycle/hooks.ts';
import type { VersionState } from '../model.ts';
import { type Evidence, transitionRecord, type VersionEntry, versionTransitionRecord } from '../records.ts';
import { type Agent, orderOf, putNext } from '../store.ts';

export interface Step {
  readonly to: VersionState;
  readonly evidence?: Evidence;
  /** The evaluation that caused the step, where it is no evidence for it. */
  readonly evaluationId?: string;
  readonly reason?: string;
}

interface Moved {
  readonly writes: readonly Write[];
  readonly events: readonly DomainEvent[];
  readonly transition: VersionTransitionView;
}

/** Only from the agent as it was read. Evidence stays with a version as long as it is certified. */
export function moveVersion(ctx: BaseContext, agent: Agent, entry: VersionEntry, step: Step): Moved {
  const transition = transitionOf(ctx, agent, entry, step);
  const { order, ...view } = { ...transition, order: orderOf(agent) };
  const next = withVersion(ctx, agent, { ...withoutEvidence(entry), state: step.to, ...proven(step) });
  return {
    writes: [putNext(agent, next), put(versionTransitionRecord, { ...view, order }, { when: { absent: true } })],
    events: [],
    transition: view,
  };
}

/** Takes a certified version back; an agent left without any certified version is taken back with it. */
export function demoteVersion(ctx: BaseContext, agent: Agent, entry: VersionEntry, step: Omit<Step, 'to'>): Moved {
  const { evaluationId = '', reason = '' } = step;
  const transition = transitionOf(ctx, agent, entry, { ...step, to: 'EXPERIMENTAL' });
  const demoted = withVersion(ctx, agent, { ...withoutEvidence(entry), state: 'EXPERIMENTAL' });
  const falls = agent.state === 'CERTIFIED' && !demoted.versions.some(({ state }) => state === 'CERTIFIED');
  const order = orderOf(agent);
  const agentId = agent.id;
  const fall = { agentId, from: 'CERTIFIED', to: 'EXPERIMENTAL', reason } as const;
  const { at, by } = transition;
  const writes = [
    putNext(agent, falls ? { ...demoted, state: 'EXPERIMENTAL' } : demoted),
    put(versionTransitionRecord, { ...transition, order }, { when: { absent: true } }),
    ...(falls
      ? [
          put(transitionRecord, { ...fall, id: ctx.ids.next('trn'), order, at, by }, { when: { absent: true } }),
          ...writesOfMove(ctx, agent, 'EXPERIMENTAL'),
        ]
      : []),
  ];
  const said = versionDemoted({ agentId, version: entry.version, evaluationId, reason });
  return { writes, events: [said, ...(falls ? [agentTransitioned(fall)] : [])], transition };
}

/** A certified version passed anew: it stays what it is, on newer evidence. */
export const renewEvidence = (ctx: BaseContext, agent: Agent, entry: VersionEntry, evidence: Evidence): Write =>
  putNext(agent, withVersion(ctx, agent, { ...entry, evidence }));

const proven = ({ evidence }: Step) => (evidence ? { evidence } : {});

function withoutEvidence({ evidence, ...entry }: VersionEntry): VersionEntry {
  return entry;
}

function withVersion(ctx: BaseContext, agent: Agent, next: VersionEntry): Agent {
  const versions = agent.versions.map((known) => (known.version === next.version ? next : known));
  return { ...agent, versions, version: agent.version + 1, updatedAt: timestamp(ctx.clock) };
}

function transitionOf(ctx: BaseContext, agent: Agent, entry: VersionEntry, step: Step): VersionTransitionView {
  const evaluationId = step.evidence?.evaluationId ?? step.evaluationId;
  return {
    id: ctx.ids.next('trn'),
    agentId: agent.id,
    version: entry.version,
    from: entry.state,
    to: step.to,
    at: timestamp(ctx.clock),
    by: ctx.principal.id,
    ...(step.reason !== undefined && { reason: step.reason }),
    ...(evaluationId !== undefined && { evaluationId }),
  };
}
