// Promotes a version one step; to be certified it must bring evidence that holds on what is in use now.
import { versionPromoted } from '../../../events/version-promoted.ts';
import { PermissionMissing } from '../../kernel/index.ts';
import type { Promotion, VersionTransitionView } from '../contract.ts';
import { AgentRetired, EvidenceMissing, PromotionRefused } from '../faults.ts';
import { chooseVersion } from '../get-version.ts';
import { mayRun, PROMOTIONS } from '../model.ts';
import { agentById, type Writing } from '../store.ts';
import { basisOf } from './basis.ts';
import { insistOnCompatibility } from './insist-on-compatibility.ts';
import { moveVersion, type Step } from './move-version.ts';

/** The latest evaluation of a version, as whoever keeps evaluations knows it. */
export interface Judged {
  readonly id: string;
  readonly outcome: 'PASSED' | 'FAILED';
  readonly basis: string;
  readonly at: string;
}

export interface Promoting extends Promotion {
  readonly agentId: string;
  readonly version: string;
  /** Asked only when evidence is needed. */
  readonly latestEvaluation: () => Promise<Judged | undefined>;
}

export async function promoteVersion(ctx: Writing, promoting: Promoting): Promise<VersionTransitionView> {
  const { agentId, version, reason } = promoting;
  const agent = await agentById(ctx, agentId);
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  const entry = chooseVersion(agent, version);
  const from = entry.state;
  const next = PROMOTIONS.find((promotion) => promotion.from === from);
  const to = promoting.to ?? next?.to;
  if (!next || next.to !== to) throw PromotionRefused({ version, from, to: to ?? 'anything further' });
  if (!ctx.principal.permissions.includes(next.needs))
    throw PermissionMissing({ permission: next.needs, principal: ctx.principal });
  const why = reason === undefined ? {} : { reason };
  if (to === 'CERTIFIED') await insistOnCompatibility(ctx, agent, entry);
  const proof = to === 'CERTIFIED' ? await evidenceFor(ctx, promoting, entry.runtime.builtin) : {};
  const { writes, transition } = moveVersion(ctx, agent, entry, { to, ...proof, ...why });
  const proven = proof.evidence ? { evaluationId: proof.evidence.evaluationId } : {};
  return ctx.commit({
    writes,
    audit: { action: 'versions.promoted', resource: `agent/${agentId}@${version}`, details: { from, to, ...proven } },
    events: [versionPromoted({ agentId, version, from, to, ...proven, ...why })],
    answer: transition,
  });
}

async function evidenceFor(
  ctx: Writing,
  { agentId, version, latestEvaluation }: Promoting,
  builtin: string,
): Promise<Pick<Step, 'evidence'>> {
  const judged = await latestEvaluation();
  if (!judged) throw EvidenceMissing({ agentId, version, why: 'unevaluated' });
  const { id: evaluationId, outcome, basis, at } = judged;
  if (outcome !== 'PASSED') throw EvidenceMissing({ agentId, version, why: 'failed' });
  if (basis !== (await basisOf(ctx, builtin)).digest) throw EvidenceMissing({ agentId, version, why: 'outdated' });
  return { evidence: { evaluationId, basis, at } };
}
