// Shows impact reports: one, a page of them, and the results one is about.
import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { ImpactView, ReportView } from './contract.ts';
import { impactPage, type Reading, reportById, reportPage, viewOf } from './store.ts';

export const getReport = async (ctx: Reading, reportId: string): Promise<ReportView> =>
  viewOf(await reportById(ctx, reportId));

export const listReports = (ctx: Reading, page: PageRequest): Promise<Page<ReportView>> => reportPage(ctx, page);

export async function listImpacts(ctx: Reading, reportId: string, page: PageRequest): Promise<Page<ImpactView>> {
  return impactPage(ctx, await reportById(ctx, reportId), page);
}
