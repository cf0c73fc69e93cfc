// Reads a rule from YAML, JSON text or data: all problems at once, each with its pointer, and with line and column where there is a text.
import { problemsOf, worded } from '../kernel/index.ts';
import type { Problem } from '../shared/fault.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../shared/json.ts';
import { readYaml } from '../shared/yaml/read-yaml.ts';
import { EFFECTS, type Rule, RuleDraft, type RuleInput } from './document.ts';
import { compileRule } from './engine/compile-rule.ts';
import { offencesIn } from './input-check.ts';
import type { RuleKind } from './model.ts';

export const RULE_BYTES = 32 * 1024;

export type RuleRead =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `text` is YAML, or JSON, which is YAML too. */
export function readRuleText(text: string): RuleRead {
  const read = readYaml(text, { bytes: RULE_BYTES, depth: 16 });
  if (!read.ok)
    return {
      ok: false,
      problems: read.problems.map(({ field, line, column, message }) => placed({ field, message }, { line, column })),
    };
  const rule = readRule(read.value);
  if (rule.ok) return rule;
  return { ok: false, problems: rule.problems.map((problem) => placed(problem, read.placeOf(problem.field ?? ''))) };
}

const placed = (problem: Problem, place: { readonly line: number; readonly column: number }): Problem => ({
  ...problem,
  message: `Line ${place.line}, column ${place.column}: ${problem.message}`,
  details: { ...problem.details, ...place },
});

export function readRule(value: JsonValue): RuleRead {
  const size = Buffer.byteLength(JSON.stringify(value));
  if (size > RULE_BYTES)
    return {
      ok: false,
      problems: [{ field: '', message: `The rule has ${size} bytes; at most ${RULE_BYTES} are kept.` }],
    };
  const halves = halvesOf(value);
  if (halves.ok) {
    const { rule } = halves;
    const problems = wrongIn(rule);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, rule };
  }
  return { ok: false, problems: [...halves.problems, ...wrongInBones(value)] };
}

const BONES = { id: 'some-rule', name: 'Some rule' };
const HARMLESS = { kind: 'classification', effect: { attribute: 'some', class: 'some' } };

/** Whatever is wrong with its name, its tests or what it does, its expressions are judged in the same go. */
function wrongInBones(value: JsonValue): readonly Problem[] {
  if (!isJsonObject(value)) return [];
  const bones = halvesOf({ ...BONES, ...only(value, 'kind', 'inputs', 'when', 'effect') });
  if (bones.ok) return wrongIn(bones.rule);
  const condition = halvesOf({ ...BONES, ...HARMLESS, ...only(value, 'inputs', 'when') });
  return condition.ok ? wrongIn(condition.rule) : [];
}

const only = (value: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));

/** The frame all rules share, and the effect by its kind. */
function halvesOf(value: JsonValue): RuleRead {
  const frame = RuleDraft.safeParse(value, worded);
  const kind = kindIn(value);
  const given = isJsonObject(value) ? value['effect'] : undefined;
  const effect = kind && given !== undefined ? EFFECTS[kind].safeParse(given, worded) : undefined;
  const problems = [
    ...(frame.success ? [] : problemsOf(frame.error, RuleDraft, { root: '', value })),
    ...(kind && effect && !effect.success
      ? problemsOf(effect.error, EFFECTS[kind], { root: '/effect', value: given })
      : []),
  ];
  if (!frame.success || !effect?.success) return { ok: false, problems };
  // The two halves were parsed by the schemas of this very kind.
  return { ok: true, rule: { ...frame.data, effect: effect.data } as Rule };
}

function wrongIn(rule: Rule): readonly Problem[] {
  const compiled = compileRule(rule);
  return [...wrongInputs(rule.inputs), ...wrongTests(rule), ...(compiled.ok ? [] : compiled.problems)];
}

function kindIn(value: JsonValue): RuleKind | undefined {
  const kind =
    typeof value === 'object' && value !== null && 'kind' in value
      ? RuleDraft.shape.kind.safeParse(value.kind)
      : undefined;
  return kind?.success ? kind.data : undefined;
}

function wrongInputs(inputs: readonly RuleInput[]): Problem[] {
  return inputs.flatMap((input, index) => {
    const twin = inputs.findIndex(({ name }) => name === input.name) < index;
    return [
      ...(twin ? [{ field: `/inputs/${index}/name`, message: `The input "${input.name}" is declared twice.` }] : []),
      ...offencesIn(input).map(({ part, message }) => ({ field: `/inputs/${index}/${part}`, message })),
    ];
  });
}

function wrongTests({ kind, tests }: Rule): Problem[] {
  return tests.flatMap(({ name, expect }, index) => {
    const at = `/tests/${index}`;
    const twin = tests.findIndex((each) => each.name === name) < index;
    return [
      ...(twin ? [{ field: `${at}/name`, message: `Two tests are called "${name}".` }] : []),
      ...(expect.value !== undefined && kind !== 'calculation'
        ? [{ field: `${at}/expect/value`, message: `A ${kind} gives no figure; only a calculation does.` }]
        : []),
    ];
  });
}
