// A platform admin announces a candidate, looks at its verdict, and lets one pass although figures jump.
import { factorCandidateAnnounced } from '../../../events/factor-candidate-announced.ts';
import type { BaseContext, Commit } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { ObjectsWrite } from '../../platform/objects/index.ts';
import { put, type TableReader } from '../../platform/table/index.ts';
import type { AnnouncedCandidate, CandidateView, NewCandidate } from './contract.ts';
import { CandidateNotFound, CandidateSettled } from './faults.ts';
import { type FactorCandidate, factorCandidateRecord, feedKey } from './records.ts';

type Reading = BaseContext & { readonly table: TableReader };
type Ctx = Reading & { readonly commit: Commit };

const UPLOAD_SECONDS = 15 * 60;

export async function announceCandidate(
  ctx: BaseContext & { readonly commit: Commit; readonly objects: ObjectsWrite },
  { sizeBytes }: NewCandidate,
): Promise<AnnouncedCandidate> {
  const id = ctx.ids.next('fcs');
  const { id: createdBy, tenantId } = ctx.principal;
  if (tenantId === undefined) throw new Error('Whoever announces a candidate belongs to a tenant.');
  const candidate: FactorCandidate = {
    ...{ id, state: 'ANNOUNCED', queue: 'due', createdAt: timestamp(ctx.clock), createdBy, tenantId, findings: [] },
  };
  const ticket = { key: feedKey(id), contentType: 'application/json', sizeBytes, expiresSeconds: UPLOAD_SECONDS };
  return ctx.commit({
    tenantId,
    writes: [put(factorCandidateRecord, candidate, { when: { absent: true } })],
    audit: { action: 'factor-candidates.announced', resource: `factor-candidate/${id}` },
    events: [factorCandidateAnnounced({ candidateId: id })],
    answer: { ...viewOf(candidate), upload: await ctx.objects.presignUpload(ticket) },
  });
}

/** Throws CandidateNotFound. */
export const getCandidate = async (ctx: Reading, candidateId: string): Promise<CandidateView> =>
  viewOf(await candidateById(ctx, candidateId));

/** Jumps beyond a quarter then hold it no longer; every other check stands. The job publishes it at its next round. Throws CandidateNotFound, CandidateSettled. */
export async function approveCandidate(ctx: Ctx, candidateId: string, reason: string): Promise<CandidateView> {
  const candidate = await candidateById(ctx, candidateId);
  if (candidate.state === 'PUBLISHED' || candidate.state === 'REFUSED')
    throw CandidateSettled({ candidateId, state: candidate.state });
  const approval = { by: ctx.principal.id, at: timestamp(ctx.clock), reason };
  const next: FactorCandidate = { ...candidate, state: 'APPROVED', queue: 'due', approval };
  return ctx.commit({
    tenantId: candidate.tenantId,
    writes: [put(factorCandidateRecord, next, { when: { is: { state: candidate.state } } })],
    audit: { action: 'factor-candidates.approved', resource: `factor-candidate/${candidateId}`, details: { reason } },
    events: [factorCandidateAnnounced({ candidateId })],
    answer: viewOf(next),
  });
}

async function candidateById(ctx: Reading, candidateId: string): Promise<FactorCandidate> {
  const candidate = await ctx.table.get(factorCandidateRecord, { id: candidateId });
  if (candidate === undefined) throw CandidateNotFound({ candidateId });
  return candidate;
}

const viewOf = ({ queue: _, tenantId: __, ...candidate }: FactorCandidate): CandidateView => candidate;
