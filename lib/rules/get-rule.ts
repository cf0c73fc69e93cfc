// Shows rules, their versions, their history, and how they fared.
import { isDescending, type PageRequest } from '../kernel/index.ts';
import { ruleHourRecord } from './records.ts';
import { changePage, type Reading, ruleById, rulePage, versionById, versionPage, viewOf } from './store.ts';

export const getRule = async (ctx: Reading, ruleId: string) => viewOf(await ruleById(ctx, ruleId));

export const listRules = (ctx: Reading, page: PageRequest) => rulePage(ctx, page);

export async function getRuleVersion(ctx: Reading, ruleId: string, version: number) {
  await ruleById(ctx, ruleId);
  return versionById(ctx, ruleId, version);
}

/** Newest first. */
export async function listRuleVersions(ctx: Reading, ruleId: string, page: PageRequest) {
  return versionPage(ctx, await ruleById(ctx, ruleId), page);
}

/** Oldest first. */
export async function listRuleChanges(ctx: Reading, ruleId: string, page: PageRequest) {
  await ruleById(ctx, ruleId);
  return changePage(ctx, ruleId, page);
}

/** Hour by hour, newest first; hours in which the rule was not run are left out. */
export async function listRuleHours(ctx: Reading, ruleId: string, page: PageRequest) {
  await ruleById(ctx, ruleId);
  return ctx.table.query(ruleHourRecord, {
    match: { ruleId },
    ...page,
    descending: isDescending(page, 'newest first'),
  });
}
