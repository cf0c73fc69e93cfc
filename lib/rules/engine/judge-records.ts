// Rules on records: compiled where they can be, and what is left asked of JSONata in at most two rounds.
import type { JsonObject } from '../../shared/json.ts';
import type { CompiledRule } from './compile-rule.ts';
import { type Asked, concludeAssertion, concludeRecord, failed, judgeRecord, type Verdict } from './judge-record.ts';
import { type Answer, type Question, runInJsonata } from './run-in-jsonata.ts';

/** One rule's verdicts, in the order of the records, and how long they took; what JSONata was asked is not in the time. */
export interface Judged {
  readonly compiled: CompiledRule;
  readonly verdicts: readonly Verdict[];
  readonly tookMs: number;
}

interface Open {
  readonly rule: number;
  readonly record: number;
  readonly asked: Asked;
}

/** Deterministic: verdicts depend on rules and records alone, as long as no limit of time is met. */
export async function judgeRecords(
  rules: readonly CompiledRule[],
  records: readonly JsonObject[],
  now: () => number,
): Promise<Judged[]> {
  const open: Open[] = [];
  const judged = rules.map((compiled, rule) => {
    const began = now();
    const verdicts = records.map((each, record): Verdict => {
      const verdict = judgeRecord(compiled, each);
      if (typeof verdict !== 'string') return verdict;
      open.push({ rule, record, asked: verdict });
      return failed('');
    });
    return { compiled, verdicts, tookMs: now() - began };
  });
  const settle = ({ rule, record }: Open, verdict: Verdict) => {
    const verdicts = judged[rule]?.verdicts;
    if (verdicts) verdicts[record] = verdict;
  };
  const further = await ask(open, { rules, records, settle });
  await ask(further, { rules, records, settle });
  return judged;
}

interface Around {
  readonly rules: readonly CompiledRule[];
  readonly records: readonly JsonObject[];
  readonly settle: (open: Open, verdict: Verdict) => void;
}

/** Settles what it can; answers what must be asked once more: of a rule that turned out to apply, its second expression. */
async function ask(open: readonly Open[], { rules, records, settle }: Around): Promise<Open[]> {
  const answers = await runInJsonata(open.flatMap((each) => questionOf(each, rules, records)));
  return open.flatMap((each, index) => {
    const [compiled, record, answer] = [rules[each.rule], records[each.record], answers[index]];
    if (!compiled || !record || !answer) return [];
    const verdict = verdictOf(answer, each, () => concludeRecord(compiled, record));
    if (typeof verdict === 'string') return [{ ...each, asked: verdict }];
    settle(each, verdict);
    return [];
  });
}

function questionOf(
  { rule, record, asked }: Open,
  rules: readonly CompiledRule[],
  records: readonly JsonObject[],
): Question[] {
  const [compiled, facts] = [rules[rule], records[record]];
  const text = compiled?.[asked]?.text;
  if (!compiled || !facts || text === undefined) return [];
  return [{ rule: compiled.rule.id, expression: `$boolean((${text}\n))`, record: facts }];
}

function verdictOf(answer: Answer, { asked }: Open, conclude: () => Verdict | Asked): Verdict | Asked {
  if (answer.kind === 'problem') return { kind: 'problem', code: answer.code, message: answer.message };
  if (asked === 'effect') return concludeAssertion(answer.value === true);
  return answer.value === true ? conclude() : { kind: 'silent' };
}
