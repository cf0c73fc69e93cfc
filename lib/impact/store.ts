// The access patterns of impact reports.
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../kernel/index.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { ImpactView, ReportView } from './contract.ts';
import { ReportNotFound } from './faults.ts';
import { impactRecord, reportRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };
export type Report = Value<typeof reportRecord>;
export type Impact = Value<typeof impactRecord>;

export const findReport = (ctx: Reading, reportId: string) => ctx.table.get(reportRecord, { id: reportId });

/** Throws ReportNotFound. */
export async function reportById(ctx: Reading, reportId: string): Promise<Report> {
  const found = await findReport(ctx, reportId);
  if (!found) throw ReportNotFound({ reportId });
  return found;
}

/** Newest first. */
export async function reportPage(ctx: Reading, page: PageRequest): Promise<Page<ReportView>> {
  const descending = isDescending(page, 'newest first');
  const options = { index: 'gsi1', match: { listed: 'all' }, ...page, descending } as const;
  const { items, ...rest } = await ctx.table.query(reportRecord, options);
  return { items: items.map(viewOf), ...rest };
}

/** In the order the results were computed in. */
export async function impactPage(ctx: Reading, report: Report, page: PageRequest): Promise<Page<ImpactView>> {
  const { changed, impossible } = report.counts;
  const { items, ...rest } = await ctx.table.query(impactRecord, {
    match: { reportId: report.id },
    ...page,
    descending: isDescending(page, 'oldest first'),
  });
  return { items: items.map(({ reportId: _, ...impact }) => impact), total: changed + impossible, ...rest };
}

export const putNew = (report: Report): Write => put(reportRecord, report, { when: { absent: true } });

/** The next page of a report, of which one is written. */
export const putNext = (before: Report, next: Report): Write =>
  put(reportRecord, next, { when: { is: { page: before.page, listed: before.listed, state: 'RUNNING' } } });

export const putImpact = (impact: Impact): Write => put(impactRecord, impact);

export function viewOf({ listed, cursor, page, ...report }: Report): ReportView {
  return report;
}
