// The access patterns of the rules.
import { type BaseContext, type Commit, isDescending, type PageRequest } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { type Page, put, type TableReader, type Value, type Write } from '../platform/table/index.ts';
import type { RuleVersionView, RuleView } from './contract.ts';
import type { Rule } from './document.ts';
import { RuleNotFound, RuleTaken, RuleVersionNotFound } from './faults.ts';
import { activeRuleRecord, ruleChangeRecord, ruleRecord, ruleSetRecord, ruleVersionRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };

export type StoredRule = Value<typeof ruleRecord>;
export type ActiveRule = Value<typeof activeRuleRecord>;
type Change = Value<typeof ruleChangeRecord>;

/** Throws RuleNotFound; a deleted rule is not there. */
export async function ruleById(ctx: Reading, ruleId: string): Promise<StoredRule> {
  const rule = await ctx.table.get(ruleRecord, { id: ruleId });
  if (!rule?.listed) throw RuleNotFound({ ruleId });
  return rule;
}

export const inOrder = (number: number): string => String(number).padStart(8, '0');

export async function versionById(ctx: Reading, ruleId: string, version: number): Promise<RuleVersionView> {
  const found = await ctx.table.get(ruleVersionRecord, { ruleId, order: inOrder(version) });
  if (!found) throw RuleVersionNotFound({ ruleId, version });
  const { order, ...view } = found;
  return view;
}

export async function rulePage(ctx: Reading, page: PageRequest): Promise<Page<RuleView>> {
  const { items, ...rest } = await ctx.table.query(ruleRecord, {
    index: 'gsi1',
    match: { listed: 'live' },
    ...page,
    descending: isDescending(page, 'oldest first'),
  });
  return { items: items.map(viewOf), ...rest };
}

/** Versions are numbered one after the other and stay. */
export async function versionPage(ctx: Reading, rule: StoredRule, page: PageRequest): Promise<Page<RuleVersionView>> {
  const { id: ruleId, latestVersion: total } = rule;
  const { items, ...rest } = await ctx.table.query(ruleVersionRecord, {
    match: { ruleId },
    ...page,
    descending: isDescending(page, 'newest first'),
  });
  return { items: items.map(({ order, ...view }) => view), total, ...rest };
}

export async function changePage(ctx: Reading, ruleId: string, page: PageRequest) {
  const { items, ...rest } = await ctx.table.query(ruleChangeRecord, {
    match: { ruleId },
    ...page,
    descending: isDescending(page, 'oldest first'),
  });
  return { items: items.map(({ order, ruleId: _, ...view }) => view), ...rest };
}

/** All that is run on a tenant's records. */
export async function activeRules(ctx: Reading): Promise<ActiveRule[]> {
  const all: ActiveRule[] = [];
  let after: Page<ActiveRule>['next'];
  do {
    const page = await ctx.table.query(activeRuleRecord, { match: { shelf: 'all' }, ...(after && { after }) });
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}

export const ruleSet = (ctx: Reading) => ctx.table.get(ruleSetRecord, { shelf: 'all' });

/** The next state of what is active, written only if nobody changed it since `known` was read. */
export const putNextSet = (known: Value<typeof ruleSetRecord> | undefined): Write =>
  put(
    ruleSetRecord,
    { shelf: 'all', revision: (known?.revision ?? 0) + 1 },
    { when: known ? { is: { revision: known.revision } } : { absent: true } },
  );

export const putNew = (rule: StoredRule): Write =>
  put(ruleRecord, rule, { when: { absent: true }, orElse: () => RuleTaken({ ruleId: rule.id }) });

/** `next` counts one change more than `rule`. */
export const putNext = (rule: StoredRule, next: StoredRule): Write =>
  put(ruleRecord, next, { when: { is: { version: rule.version, listed: rule.listed, kind: rule.kind } } });

/** The rule after one more change. */
export const changed = (ctx: Reading, rule: StoredRule, changes: Partial<StoredRule>): StoredRule => ({
  ...rule,
  ...changes,
  version: rule.version + 1,
  updatedAt: timestamp(ctx.clock),
});

export function putChange(
  ctx: Reading,
  next: StoredRule,
  change: Pick<Change, 'action' | 'version' | 'reason'>,
): Write {
  const whole = { ...change, ruleId: next.id, order: inOrder(next.version), at: next.updatedAt, by: ctx.principal.id };
  return put(ruleChangeRecord, whole, { when: { absent: true } });
}

/** Parsed once more on its way into the table: only JSON lies there. */
export const asJson = (rule: Rule) => ruleVersionRecord.schema.shape.rule.parse(rule);

export function viewOf({ previousVersion, listed, ...rule }: StoredRule): RuleView {
  return rule;
}
