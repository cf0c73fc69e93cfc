// Makes of a rule what can be run: its expressions read against its inputs and compiled, in doubles or exactly.
import type { Problem } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Rule } from '../document.ts';
import { compile, doubles, exact, type Node, type Parsed, parseExpression } from '../expressions/index.ts';
import { type InputCheck, inputCheck } from '../input-check.ts';

/** Thrown by compiled code where JSONata itself must be asked. */
export class Beyond extends Error {}
const BEYOND = new Beyond('This is for JSONata itself.');
/** Thrown by exact code where no answer is right. */
export class NoAnswer extends Error {}

export interface Runnable {
  readonly text: string;
  readonly tree: Node;
  readonly fields: ReadonlySet<string>;
  /** Absent: only JSONata itself can run this. */
  readonly run?: (record: JsonObject) => unknown;
  readonly truth: (value: unknown) => boolean;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly checks: readonly { readonly name: string; readonly check: InputCheck }[];
  readonly when: Runnable | undefined;
  /** What the rule asserts, computes or measures; classifications and routings have nothing to compute. */
  readonly effect: Runnable | undefined;
}

export type RuleCompilation =
  | { readonly ok: true; readonly compiled: CompiledRule }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function compileRule(rule: Rule): RuleCompilation {
  const problems: Problem[] = [];
  const read = (field: string, text: string | undefined, exactly = false): Runnable | undefined => {
    if (text === undefined) return undefined;
    const parsed = parseExpression(
      text,
      rule.inputs.map(({ name }) => name),
    );
    const made = parsed.ok ? runnable(rule, parsed, exactly) : parsed.problems;
    if (!isProblems(made)) return made;
    problems.push(...made.map((message) => ({ field, message })));
    return undefined;
  };
  const when = read('/when', rule.when);
  const effect = effectOf(rule, read);
  if (problems.length > 0) return { ok: false, problems };
  const checks = rule.inputs.map((input) => ({ name: input.name, check: inputCheck(input) }));
  return { ok: true, compiled: { rule, checks, when, effect } };
}

const isProblems = (made: Runnable | readonly string[]): made is readonly string[] => Array.isArray(made);

function effectOf(
  rule: Rule,
  read: (field: string, text: string, exactly?: boolean) => Runnable | undefined,
): Runnable | undefined {
  if (rule.kind === 'validation') return read('/effect/assert', rule.effect.assert);
  if (rule.kind === 'calculation') return read('/effect/value', rule.effect.value, true);
  return rule.kind === 'threshold' ? read('/effect/measure', rule.effect.measure, true) : undefined;
}

/** Wherever a decimal takes part, and in every calculation and measure, figures are exact and JSONata itself is never asked. */
function runnable(rule: Rule, parsed: Parsed & { ok: true }, exactly: boolean): Runnable | readonly string[] {
  const decimals = new Set(rule.inputs.filter(({ type }) => type === 'decimal').map(({ name }) => name));
  const mustBeExact = exactly || [...parsed.fields].some((name) => decimals.has(name));
  const giveUp = mustBeExact ? refuse : askJsonata;
  const arithmetic = mustBeExact ? exact(giveUp, (field) => decimals.has(field)) : doubles(giveUp);
  const { text, tree, fields } = parsed;
  const made = compile(tree, text, { arithmetic, giveUp });
  const { truth } = arithmetic;
  if (!('outside' in made)) return { text, tree, fields, truth, run: made.run };
  if (!mustBeExact) return { text, tree, fields, truth };
  const why = exactly ? 'This figure is computed exactly' : 'A decimal takes part here, so this is computed exactly';
  return [`${why}, and exact expressions know no ${made.outside}.`];
}

const askJsonata = (): never => {
  throw BEYOND;
};
const refuse = (why: string): never => {
  throw new NoAnswer(`The expression meets ${why}.`);
};
