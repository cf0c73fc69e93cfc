// The access patterns of certification.
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../kernel/index.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import { CaseView, type EvaluationSummary, type EvaluationView } from './contract.ts';
import { EvaluationNotFound, EvaluationRaced } from './faults.ts';
import { evaluationRecord, standingRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };
export type Standing = Value<typeof standingRecord>;

interface Named {
  readonly agentId: string;
  readonly version: string;
}

export const standingOf = (ctx: Reading, { agentId, version }: Named): Promise<Standing | undefined> =>
  ctx.table.get(standingRecord, { agentId, version });

/** Kept as the next after the one that was latest when it began; of two that race, one is refused. */
export function keepEvaluation({ cases, ...evaluation }: EvaluationView, before: Standing | undefined): Write[] {
  const { agentId, version, id, outcome, basis, at } = evaluation;
  const when = before ? { is: { evaluationId: before.evaluationId } } : { absent: true as const };
  const orElse = () => EvaluationRaced({ agentId, version });
  return [
    put(standingRecord, { agentId, version, evaluationId: id, outcome, basis, at }, { when, orElse }),
    put(evaluationRecord, { ...evaluation, cases: gzipSync(JSON.stringify(cases)) }, { when: { absent: true } }),
  ];
}

/** Throws EvaluationNotFound. */
export async function evaluationById(ctx: Reading, { agentId, version }: Named, id: string): Promise<EvaluationView> {
  const found = await ctx.table.get(evaluationRecord, { agentId, version, id });
  if (!found) throw EvaluationNotFound({ evaluationId: id });
  const cases = z.array(CaseView).parse(JSON.parse(gunzipSync(found.cases).toString('utf8')));
  return { ...found, cases };
}

/** Newest first. */
export async function evaluationPage(
  ctx: Reading,
  { agentId, version }: Named,
  page: PageRequest,
): Promise<Page<EvaluationSummary>> {
  const match = { agentId, version };
  const { items, ...rest } = await ctx.table.query(evaluationRecord, {
    match,
    ...page,
    descending: isDescending(page, 'newest first'),
  });
  return { items: items.map(({ cases, ...summary }) => summary), ...rest };
}
