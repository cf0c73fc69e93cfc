// Takes a rule in as a draft: a new one, or the next version of one that is there.
import { ruleVersionCreated } from '../../events/rule-version-created.ts';
import { timestamp } from '../platform/clock.ts';
import { put } from '../platform/table/index.ts';
import type { RuleSource, RuleVersionView, RuleView } from './contract.ts';
import type { Rule } from './document.ts';
import { RuleMismatch, TooManyRuleVersions } from './faults.ts';
import { ruleFrom } from './read-source.ts';
import { ruleVersionRecord } from './records.ts';
import {
  asJson,
  changed,
  inOrder,
  putChange,
  putNew,
  putNext,
  ruleById,
  type StoredRule,
  viewOf,
  type Writing,
} from './store.ts';

const MAX_VERSIONS = 1_000;

export function createRule(ctx: Writing, source: RuleSource): Promise<RuleView> {
  const rule = ruleFrom(source);
  const { id, kind, name, priority } = rule;
  const at = timestamp(ctx.clock);
  const made = { createdAt: at, updatedAt: at, createdBy: ctx.principal.id };
  const stored: StoredRule = { id, kind, name, priority, latestVersion: 1, version: 1, listed: 'live', ...made };
  const { writes, ...traces } = versionOf(ctx, stored, rule);
  return ctx.commit({ ...traces, writes: [putNew(stored), ...writes], answer: viewOf(stored) });
}

export async function createRuleVersion(ctx: Writing, ruleId: string, source: RuleSource): Promise<RuleVersionView> {
  const rule = ruleFrom(source);
  const stored = await ruleById(ctx, ruleId);
  if (rule.id !== ruleId || rule.kind !== stored.kind)
    throw RuleMismatch({ ruleId, given: `the ${rule.kind} "${rule.id}"` });
  if (stored.latestVersion >= MAX_VERSIONS) throw TooManyRuleVersions({ ruleId, limit: MAX_VERSIONS });
  const { name, priority } = rule;
  const next = changed(ctx, stored, { name, priority, latestVersion: stored.latestVersion + 1 });
  const { writes, ...traces } = versionOf(ctx, next, rule);
  const answer = {
    ruleId,
    version: next.latestVersion,
    rule: asJson(rule),
    createdAt: next.updatedAt,
    createdBy: ctx.principal.id,
  };
  return ctx.commit({ ...traces, writes: [putNext(stored, next), ...writes], answer });
}

/** The writes and traces of the version that `next` counts as its latest. */
function versionOf(ctx: Writing, next: StoredRule, rule: Rule) {
  const version = next.latestVersion;
  const item = {
    ruleId: next.id,
    version,
    order: inOrder(version),
    rule: asJson(rule),
    createdAt: next.updatedAt,
    createdBy: ctx.principal.id,
  };
  return {
    writes: [
      put(ruleVersionRecord, item, { when: { absent: true } }),
      putChange(ctx, next, { action: 'version-created', version }),
    ],
    audit: { action: 'rules.version-created', resource: `rule/${next.id}@${version}` },
    events: [ruleVersionCreated({ ruleId: next.id, version, kind: next.kind })],
  };
}
