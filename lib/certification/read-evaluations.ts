// Shows evaluations of a version: one with all its cases, or a page of them without.
import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import { agentById, chooseVersion } from '../registry/index.ts';
import type { EvaluationSummary, EvaluationView } from './contract.ts';
import { evaluationById, evaluationPage, type Reading } from './store.ts';

interface Named {
  readonly agentId: string;
  readonly version: string;
}

export async function getEvaluation(
  ctx: Reading,
  { evaluationId, ...named }: Named & { readonly evaluationId: string },
): Promise<EvaluationView> {
  chooseVersion(await agentById(ctx, named.agentId), named.version);
  return evaluationById(ctx, named, evaluationId);
}

/** Newest first. */
export async function listEvaluations(ctx: Reading, named: Named, page: PageRequest): Promise<Page<EvaluationSummary>> {
  chooseVersion(await agentById(ctx, named.agentId), named.version);
  return evaluationPage(ctx, named, page);
}
