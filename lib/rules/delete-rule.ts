// Takes a rule that is not run off the list; its versions and history stay on record, its id is never given again.
import { ruleDeleted } from '../../events/rule-deleted.ts';
import { RuleActive } from './faults.ts';
import { changed, putNext, ruleById, viewOf, type Writing } from './store.ts';

/** `match` holds the client's If-Match against the rule as it would be shown. */
export async function deleteRule(ctx: Writing, ruleId: string, match: (view: unknown) => void): Promise<undefined> {
  const rule = await ruleById(ctx, ruleId);
  match(viewOf(rule));
  if (rule.activeVersion !== undefined) throw RuleActive({ ruleId, version: rule.activeVersion });
  const { listed, ...unlisted } = rule;
  return ctx.commit({
    writes: [putNext(rule, changed(ctx, unlisted, {}))],
    audit: { action: 'rules.deleted', resource: `rule/${ruleId}` },
    events: [ruleDeleted({ ruleId })],
    answer: undefined,
  });
}
