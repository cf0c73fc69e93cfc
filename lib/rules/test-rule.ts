// Tries a rule before it counts: its own tests, and how it would stand beside the active ones.
import { findConflicts } from './conflicts/index.ts';
import type { TestReport, TestRequest } from './contract.ts';
import type { CompiledRule } from './engine/compile-rule.ts';
import { compiled, compiledRule } from './engine/compiled-rules.ts';
import { proveRule } from './prove-rule.ts';
import { ruleFrom } from './read-source.ts';
import { activeRules, type Reading, ruleById, versionById } from './store.ts';

export async function testRule(ctx: Reading, request: TestRequest): Promise<TestReport> {
  const rule = await ruleOf(ctx, request);
  const [active, proof] = await Promise.all([activeRules(ctx), proveRule(ctx, rule)]);
  const beside = active.filter(({ ruleId }) => ruleId !== rule.rule.id).map((each) => compiledRule(each.rule));
  const passed = proof.missing.length === 0 && proof.tests.every((test) => test.passed);
  return { ruleId: rule.rule.id, passed, ...proof, conflicts: findConflicts(rule, beside) };
}

async function ruleOf(ctx: Reading, { ruleId, version, ...source }: TestRequest): Promise<CompiledRule> {
  if (ruleId === undefined) return compiled(ruleFrom(source));
  const stored = await ruleById(ctx, ruleId);
  const { rule } = await versionById(ctx, ruleId, version ?? stored.latestVersion);
  return compiledRule(rule);
}
