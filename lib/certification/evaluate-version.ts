// Runs a version over its golden cases and keeps what came out; for a certified version it decides whether it stays so.
import type { DomainEvent } from '../../events/envelope.ts';
import { versionEvaluated } from '../../events/version-evaluated.ts';
import { loadBuiltin } from '../builtins/index.ts';
import { shelfOf, sinceReleaseOf } from '../factors/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import { check, type Write } from '../platform/table/index.ts';
import {
  type Agent,
  AgentNotFound,
  AgentRetired,
  agentById,
  agentRecord,
  basisOf,
  chooseVersion,
  demoteVersion,
  renewEvidence,
  type VersionEntry,
} from '../registry/index.ts';
import type { EvaluationView } from './contract.ts';
import { runCase, type Trying } from './run-case.ts';
import { keepEvaluation, type Standing, standingOf, type Writing } from './store.ts';

export type Evaluating = Writing & Trying & { readonly objects: ObjectsRead };

export interface Evaluate {
  readonly agentId: string;
  readonly version: string;
  /** The factor set whose release asks for it. */
  readonly factorSet?: string;
}

export async function evaluateVersion(ctx: Evaluating, asked: Evaluate): Promise<EvaluationView> {
  const before = await standingOf(ctx, asked);
  const agent = await agentById(ctx, asked.agentId);
  if (agent.state === 'RETIRED') throw AgentRetired({ agentId: agent.id });
  return evaluate(ctx, asked, { agent, entry: chooseVersion(agent, asked.version), before });
}

/** Only a version that is still in question: of reviews at once, one evaluates it and the others see that or are refused. */
export async function evaluateIfInQuestion(
  ctx: Evaluating,
  asked: Evaluate,
  isInQuestion: (entry: VersionEntry) => Promise<boolean>,
): Promise<void> {
  // The standing comes first: an evaluation written after it makes this one fail, one written before it shows in the agent.
  const before = await standingOf(ctx, asked);
  const agent = await agentById(ctx, asked.agentId);
  const entry = agent.versions.find(({ version }) => version === asked.version);
  if (agent.state === 'RETIRED' || entry?.state !== 'CERTIFIED' || !(await isInQuestion(entry))) return;
  await evaluate(ctx, asked, { agent, entry, before });
}

interface Found {
  readonly agent: Agent;
  readonly entry: VersionEntry;
  readonly before: Standing | undefined;
}

async function evaluate(ctx: Evaluating, asked: Evaluate, { agent, entry, before }: Found): Promise<EvaluationView> {
  const { agentId, version, factorSet } = asked;
  const evaluation = await tryOut(ctx, entry, asked);
  const { id: evaluationId, outcome, counts } = evaluation;
  const follows = consequences(ctx, agent, entry, evaluation);
  return ctx.commit({
    writes: [...keepEvaluation(evaluation, before), ...follows.writes],
    audit: {
      action: 'versions.evaluated',
      resource: `agent/${agentId}@${version}`,
      details: { evaluationId, outcome, ...counts },
    },
    events: [
      versionEvaluated({ agentId, version, evaluationId, outcome, ...counts, ...(factorSet && { factorSet }) }),
      ...follows.events,
    ],
    answer: evaluation,
  });
}

/** All that the basis names counts, whatever another container's clock says of when it came. */
const EVER = '9999';

async function tryOut(ctx: Evaluating, { version, runtime }: VersionEntry, asked: Evaluate): Promise<EvaluationView> {
  const builtin = await loadBuiltin(runtime.builtin);
  if (!builtin) throw new Error(`This release no longer carries the built-in agent ${runtime.builtin}.`);
  const id = ctx.ids.next('evl');
  const basis = await basisOf(ctx, runtime.builtin);
  const at = timestamp(ctx.clock);
  const sinceRelease = builtin.takesOwnFactors && (await sinceReleaseOf(ctx, await shelfOf(ctx), EVER));
  const cases = [];
  for (const golden of await builtin.golden()) cases.push(await runCase(ctx, builtin, { id, golden, sinceRelease }));
  const failed = cases.filter(({ passed }) => !passed).length;
  return {
    id,
    agentId: asked.agentId,
    version,
    // Nothing tried is nothing proven.
    outcome: failed === 0 && cases.length > 0 ? 'PASSED' : 'FAILED',
    counts: { cases: cases.length, failed },
    builtin: basis.builtin,
    basis: basis.digest,
    sets: [...basis.sets],
    ...(asked.factorSet !== undefined && { factorSet: asked.factorSet }),
    at,
    by: ctx.principal.id,
    cases,
  };
}

function consequences(
  ctx: Evaluating,
  agent: Agent,
  entry: VersionEntry,
  evaluation: EvaluationView,
): { readonly writes: readonly Write[]; readonly events: readonly DomainEvent[] } {
  const { id: evaluationId, basis, at, outcome } = evaluation;
  const agentId = agent.id;
  if (entry.state !== 'CERTIFIED') {
    const live = { when: { is: { listed: 'live' } }, orElse: () => AgentNotFound({ agentId }) };
    return { writes: [check(agentRecord, { id: agentId }, live)], events: [] };
  }
  if (outcome === 'PASSED')
    return { writes: [renewEvidence(ctx, agent, entry, { evaluationId, basis, at })], events: [] };
  return demoteVersion(ctx, agent, entry, { evaluationId, reason: driftOf(evaluation) });
}

const NAMED = 5;

/** Why a version is taken back, in one sentence that names the cases. */
function driftOf({ cases, counts, factorSet }: EvaluationView): string {
  const drifted = cases.filter(({ passed }) => !passed).map(({ name }) => `"${name}"`);
  const more = drifted.length > NAMED ? ` and ${drifted.length - NAMED} more` : '';
  const on = factorSet === undefined ? 'Evaluated anew' : `On the release of factor set ${factorSet}`;
  return `${on}, it drifts in ${counts.failed} of ${counts.cases} golden cases: ${drifted.slice(0, NAMED).join(', ')}${more}.`;
}
