// One rule on one record: what comes of it, or which of its two expressions JSONata itself must be asked about.
import type { JsonObject } from '../../shared/json.ts';
import { decimalText, exactText, Figure, figureOf, order } from '../expressions/index.ts';
import type { Comparison } from '../model.ts';
import { Beyond, type CompiledRule, NoAnswer } from './compile-rule.ts';

export type Verdict =
  | { readonly kind: 'silent' }
  | { readonly kind: 'fires'; readonly value?: string }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string; readonly field?: string };

export type Asked = 'when' | 'effect';

const SILENT: Verdict = { kind: 'silent' };
const FIRES: Verdict = { kind: 'fires' };
export const failed = (message: string): Verdict => ({ kind: 'problem', code: 'expression_failed', message });

/** Never throws for what a record holds. */
export function judgeRecord(compiled: CompiledRule, record: JsonObject): Verdict | Asked {
  for (const { name, check } of compiled.checks) {
    const wrong = check(Object.hasOwn(record, name) ? record[name] : undefined);
    if (wrong !== undefined)
      return { kind: 'problem', code: 'input_invalid', message: `"${name}" ${wrong}.`, field: `/${name}` };
  }
  const { when } = compiled;
  if (!when) return concludeRecord(compiled, record);
  if (!when.run) return 'when';
  try {
    return when.truth(when.run(record)) ? concludeRecord(compiled, record) : SILENT;
  } catch (problem) {
    return left(problem, 'when');
  }
}

/** The same from where the rule is known to apply. */
export function concludeRecord(compiled: CompiledRule, record: JsonObject): Verdict | Asked {
  const { effect } = compiled;
  if (!effect) return FIRES;
  if (!effect.run) return 'effect';
  try {
    return concludeValue(compiled, effect.run(record));
  } catch (problem) {
    return left(problem, 'effect');
  }
}

function left(problem: unknown, at: Asked): Verdict | Asked {
  if (problem instanceof Beyond) return at;
  if (problem instanceof NoAnswer) return failed(problem.message);
  throw problem;
}

/** A validation fires where what it asserts does not hold. */
export const concludeAssertion = (holds: boolean): Verdict => (holds ? SILENT : FIRES);

function concludeValue({ rule, effect }: CompiledRule, value: unknown): Verdict {
  if (rule.kind === 'validation') return concludeAssertion(effect?.truth(value) ?? false);
  if (!(value instanceof Figure))
    return failed(`The expression gives ${value === undefined ? 'nothing' : 'something else than a figure'}.`);
  if (rule.kind === 'calculation') return { kind: 'fires', value: decimalText(value, rule.effect.places) };
  if (rule.kind !== 'threshold') return FIRES;
  const limit = figureOf(rule.effect.limit);
  const crossed = limit !== undefined && CROSSED[rule.effect.is](order(value, limit));
  return crossed ? { kind: 'fires', value: exactText(value) ?? decimalText(value, 12) } : SILENT;
}

const CROSSED: Readonly<Record<Comparison, (order: number) => boolean>> = {
  above: (difference) => difference > 0,
  'at-least': (difference) => difference >= 0,
  below: (difference) => difference < 0,
  'at-most': (difference) => difference <= 0,
};
