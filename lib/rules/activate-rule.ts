// Makes a version the one that is run: proven by its tests and free of contradictions, or accepted for a reason that stays on record.
import { ruleActivated } from '../../events/rule-activated.ts';
import { ruleDeactivated } from '../../events/rule-deactivated.ts';
import { put, remove, type Write } from '../platform/table/index.ts';
import type { Problem } from '../shared/fault.ts';
import { findConflicts } from './conflicts/index.ts';
import type { ActivatedView, Activation, ConflictView, RuleView } from './contract.ts';
import { compiledRule } from './engine/compiled-rules.ts';
import { NothingToRollBack, RuleNotActive, RulesContradict, RuleUnproven, TooManyActiveRules } from './faults.ts';
import { gapsIn, proveRule } from './prove-rule.ts';
import { activeRuleRecord } from './records.ts';
import {
  activeRules,
  changed,
  putChange,
  putNext,
  putNextSet,
  ruleById,
  ruleSet,
  type StoredRule,
  versionById,
  viewOf,
  type Writing,
} from './store.ts';

const MAX_ACTIVE = 300;
const BARRING: readonly ConflictView['kind'][] = ['contradiction', 'never-true'];

export async function activateRule(ctx: Writing, ruleId: string, wanted: Activation): Promise<ActivatedView> {
  return switchTo(ctx, await ruleById(ctx, ruleId), { ...wanted, action: 'activated' });
}

/** Returns to the version that was active before, under the same conditions as any activation. */
export async function rollbackRule(ctx: Writing, ruleId: string): Promise<ActivatedView> {
  const rule = await ruleById(ctx, ruleId);
  if (rule.previousVersion === undefined) throw NothingToRollBack({ ruleId });
  return switchTo(ctx, rule, { version: rule.previousVersion, action: 'rolled-back' });
}

type Switch = Activation & { readonly action: 'activated' | 'rolled-back' };

async function switchTo(ctx: Writing, rule: StoredRule, { version, accept, action }: Switch): Promise<ActivatedView> {
  const { id: ruleId, activeVersion } = rule;
  // The set is read first: what becomes active after it was read makes the commit fail.
  const set = await ruleSet(ctx);
  const [{ rule: document }, active] = await Promise.all([versionById(ctx, ruleId, version), activeRules(ctx)]);
  const candidate = compiledRule(document);
  const others = active.filter((each) => each.ruleId !== ruleId);
  if (others.length >= MAX_ACTIVE) throw TooManyActiveRules({ limit: MAX_ACTIVE });
  const gaps = gapsIn(await proveRule(ctx, candidate));
  if (gaps.length > 0) throw RuleUnproven(gaps);
  const conflicts = findConflicts(
    candidate,
    others.map((each) => compiledRule(each.rule)),
  );
  const barring = conflicts.filter(({ kind }) => BARRING.includes(kind));
  if (barring.length > 0 && !accept) throw RulesContradict(barring.map(problemOf));

  const previous = activeVersion === undefined || activeVersion === version ? {} : { previousVersion: activeVersion };
  const next = changed(ctx, rule, { activeVersion: version, ...previous });
  const reason = accept && { reason: accept.reason };
  return ctx.commit({
    writes: [
      putNext(rule, next),
      putNextSet(set),
      put(activeRuleRecord, { shelf: 'all', ruleId, version, rule: withoutTests(document) }),
      putChange(ctx, next, { action, version, ...reason }),
    ],
    audit: {
      action: `rules.${action}`,
      resource: `rule/${ruleId}@${version}`,
      ...(accept && { details: { accepted: barring, ...accept } }),
    },
    events: [ruleActivated({ ruleId, version, ...(accept && { accepted: accept.reason }) })],
    answer: { ...viewOf(next), conflicts },
  });
}

/** What is run on every record is read with every call: the tests stay with the version. */
const withoutTests = (document: ActiveDocument): ActiveDocument => ({ ...document, tests: [] });
type ActiveDocument = Awaited<ReturnType<typeof versionById>>['rule'];

const problemOf = ({ kind, message, rules, witness }: ConflictView): Problem => ({
  field: '/version',
  message: `${message} Mend one of them, or say in "accept.reason" why it may stand.`,
  details: { kind, rules, ...(witness && { witness }) },
});

export async function deactivateRule(ctx: Writing, ruleId: string): Promise<RuleView> {
  const rule = await ruleById(ctx, ruleId);
  const { activeVersion: version, ...inactive } = rule;
  if (version === undefined) throw RuleNotActive({ ruleId });
  const next = changed(ctx, inactive, { previousVersion: version });
  const writes: Write[] = [
    putNext(rule, next),
    putNextSet(await ruleSet(ctx)),
    remove(activeRuleRecord, { shelf: 'all', ruleId }),
    putChange(ctx, next, { action: 'deactivated', version }),
  ];
  return ctx.commit({
    writes,
    audit: { action: 'rules.deactivated', resource: `rule/${ruleId}@${version}` },
    events: [ruleDeactivated({ ruleId, version })],
    answer: viewOf(next),
  });
}
