// What entering and leaving a state demands and brings along, in the very transaction that moves the agent.
// Whatever may wait until afterwards hears agent-transitioned instead.
import type { BaseContext } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { put, remove, type Write } from '../../platform/table/index.ts';
import { EvidenceMissing, VersionMissing } from '../faults.ts';
import { type AgentState, resolveVersion } from '../model.ts';
import { agentUseRecord } from '../records.ts';
import type { Agent, Reading } from '../store.ts';
import { basisOf } from '../versions/basis.ts';

interface Hook {
  /** Throws where the agent may not. */
  readonly guard?: (ctx: Reading, agent: Agent) => Promise<void> | void;
  readonly writes?: (ctx: BaseContext, agent: Agent) => readonly Write[];
}
type Hooks = Readonly<Partial<Record<AgentState, Hook>>>;

const ENTERING: Hooks = {
  CERTIFIED: { guard: insistOnEvidence, writes: startWatch },
};

const LEAVING: Hooks = {
  DRAFT: { guard: insistOnVersion },
  CERTIFIED: { writes: endWatch },
};

export async function guardMove(ctx: Reading, agent: Agent, to: AgentState): Promise<void> {
  await LEAVING[agent.state]?.guard?.(ctx, agent);
  await ENTERING[to]?.guard?.(ctx, agent);
}

export const writesOfMove = (ctx: BaseContext, agent: Agent, to: AgentState): readonly Write[] => [
  ...(LEAVING[agent.state]?.writes?.(ctx, agent) ?? []),
  ...(ENTERING[to]?.writes?.(ctx, agent) ?? []),
];

function insistOnVersion(_: Reading, { id, versions }: Agent): void {
  if (versions.length === 0) throw VersionMissing({ agentId: id });
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

/** A certified agent counts as used on the day it was certified, though nobody has run it yet. */
function startWatch(ctx: BaseContext, { id }: Agent): Write[] {
  return [put(agentUseRecord, { agentId: id, usedOn: timestamp(ctx.clock).slice(0, 10) })];
}

function endWatch(_: BaseContext, { id }: Agent): Write[] {
  return [remove(agentUseRecord, { agentId: id })];
}
