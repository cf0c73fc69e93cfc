// Runs the active rules on records: one query for the rules, one commit that says how they fared.
import { rulesEvaluated } from '../../events/rules-evaluated.ts';
import type { Problem } from '../shared/fault.ts';
import type { Evaluation, EvaluationView, RecordOutcome } from './contract.ts';
import { compiledRule } from './engine/compiled-rules.ts';
import { type Judged, judgeRecords } from './engine/judge-records.ts';
import { EvaluationTooLarge, RuleUnknown } from './faults.ts';
import { byRank } from './model.ts';
import { outcomeOf } from './outcomes.ts';
import { type ActiveRule, activeRules, type Writing } from './store.ts';

export async function evaluateRules(
  ctx: Writing,
  { records, rules: wanted, kinds }: Evaluation,
): Promise<EvaluationView> {
  const active = await activeRules(ctx);
  insistOnKnown(wanted, active);
  const chosen = active
    .filter(({ ruleId }) => !wanted || wanted.includes(ruleId))
    .map(({ version, rule }) => ({ version, compiled: compiledRule(rule) }))
    .filter(({ compiled }) => !kinds || kinds.includes(compiled.rule.kind))
    .sort((a, b) => byRank(a.compiled.rule, b.compiled.rule));
  const now = () => ctx.clock.now().getTime();
  const judged = await judgeRecords(
    chosen.map(({ compiled }) => compiled),
    records,
    now,
  );
  const versioned = judged.map((each, index) => ({ ...each, version: chosen[index]?.version ?? 0 }));
  const answer = {
    rules: versioned.map(({ compiled, version }) => ({ rule: compiled.rule.id, version })),
    outcomes: outcomesOf(records.length, versioned),
  };
  const counts = versioned.map(countOf);
  const events = [];
  for (let from = 0; from < counts.length; from += RULES_PER_EVENT)
    events.push(rulesEvaluated({ records: records.length, rules: counts.slice(from, from + RULES_PER_EVENT) }));
  return ctx.commit({ writes: [], events, answer });
}

/** So many are counted in one transaction. */
const RULES_PER_EVENT = 50;

function insistOnKnown(wanted: readonly string[] | undefined, active: readonly ActiveRule[]): void {
  const known = new Set(active.map(({ ruleId }) => ruleId));
  const problems = (wanted ?? []).flatMap((ruleId, index): Problem[] =>
    known.has(ruleId) ? [] : [{ field: `/rules/${index}`, message: `No rule "${ruleId}" is active.` }],
  );
  if (problems.length > 0) throw RuleUnknown(problems);
}

/** What a response of 6 MB holds with its envelope. */
const MOST_BYTES = 5_000_000;

/** Throws EvaluationTooLarge, before anything is counted. */
function outcomesOf(records: number, judged: Parameters<typeof outcomeOf>[1]): RecordOutcome[] {
  const outcomes: RecordOutcome[] = [];
  for (let index = 0, bytes = 0; index < records; index += 1) {
    const outcome = outcomeOf(index, judged);
    bytes += Buffer.byteLength(JSON.stringify(outcome)) + 1;
    if (bytes > MOST_BYTES) throw EvaluationTooLarge({ records, fitting: index, limit: MOST_BYTES });
    outcomes.push(outcome);
  }
  return outcomes;
}

function countOf({ compiled, version, verdicts, tookMs }: Judged & { readonly version: number }) {
  const count = (kind: string) => verdicts.filter((verdict) => verdict.kind === kind).length;
  return { ruleId: compiled.rule.id, version, fired: count('fires'), problems: count('problem'), durationMs: tookMs };
}
