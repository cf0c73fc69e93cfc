// Looks through all records that conditions can tell apart, as far as its budget goes; says when it has seen them all.
import type { Facts, RuleInput } from '../document.ts';
import type { CompiledRule, Runnable } from '../engine/compile-rule.ts';
import { judgeRecord, type Verdict } from '../engine/judge-record.ts';
import { inputCheck } from '../input-check.ts';
import { type Atoms, atomsOf } from './atoms.ts';
import { hasFewValues, representatives } from './representatives.ts';

/** Records, and beginnings of records, that may still be tried: all questions about one rule share a purse. */
export interface Purse {
  left: number;
}
export const newPurse = (): Purse => ({ left: 300_000 });
/** What one question may take out of it. */
const MOST_AT_ONCE = 20_000;

interface Visit {
  readonly purse: Purse;
  /** Shown a record; answers whether to go on. */
  readonly visit: (record: Facts) => boolean;
  /** Ends what can come to nothing once the first `after` fields are there. */
  readonly prune?: { readonly after: number; readonly keep: (record: Facts) => boolean };
}

export interface Ground {
  readonly fields: readonly { readonly name: string; readonly values: readonly unknown[] }[];
  /** Whether trying all of `fields` proves what holds for every record. */
  readonly complete: boolean;
}

/** The fields of `rules`, those of the first rule first, with all values worth trying. `withEffects`: what they assert decides, too. */
export function groundOf(rules: readonly CompiledRule[], withEffects = false): Ground {
  const declared = new Map<string, RuleInput[]>();
  for (const { rule } of rules)
    for (const input of rule.inputs) declared.set(input.name, [...(declared.get(input.name) ?? []), input]);
  const inConditions = rules.map((each) => atomsIn(each, each.when));
  const tried = [...inConditions, ...rules.map((each) => atomsIn(each, each.effect))];
  const decisive = withEffects ? tried : inConditions;
  let complete = rules.every(({ when, effect }) => (!when || when.run) && (!withEffects || !effect || effect.run));
  const fields = [...declared].map(([name, inputs]) => {
    // The bounds of one rule matter to another: beyond them the first does not apply.
    const edges = inputs.flatMap(({ min, max, allowed = [] }) => [min ?? [], max ?? [], ...allowed].flat());
    const constants = new Set([...tried.flatMap((atoms) => [...(atoms.constants.get(name) ?? [])]), ...edges]);
    const values = new Set(inputs.flatMap((input) => representatives(input, constants)));
    // A field that another rule does not declare may be left out of the records of that one.
    if (inputs.length < rules.length) values.add(undefined);
    if (decisive.some(({ opaque }) => opaque.has(name)) && !inputs.every(hasFewValues)) complete = false;
    const asked = tried.some(({ constants, opaque }) => constants.has(name) || opaque.has(name));
    return { name, values: asked ? [...values] : oneOfEach([...values], inputs) };
  });
  return { fields, complete };
}

const atomsIn = ({ rule }: CompiledRule, part: Runnable | undefined): Atoms =>
  atomsOf(part ? [part.tree] : [], new Map(rule.inputs.map((input) => [input.name, input])));

/** Of a field that no condition asks about it matters only which rules it is valid for. */
function oneOfEach(values: readonly unknown[], inputs: readonly RuleInput[]): unknown[] {
  const checks = inputs.map(inputCheck);
  const known = new Map<string, unknown>();
  for (const value of values) {
    const validFor = checks.map((check) => check(value) === undefined).join();
    if (!known.has(validFor)) known.set(validFor, value);
  }
  return [...known.values()];
}

export interface Search {
  /** Whether every record was tried. */
  readonly seenAll: boolean;
}

/** Goes through the records over `fields` until `visit` answers false, or no more may be tried. */
export function search({ fields }: Ground, { purse, visit, prune }: Visit): Search {
  let budget = Math.min(MOST_AT_ONCE, purse.left);
  const given = budget;
  let stopped = false;
  const descend = (at: number, record: Facts): void => {
    if (stopped || budget-- <= 0) return;
    if (prune?.after === at && !prune.keep(record)) return;
    const field = fields[at];
    if (!field) {
      stopped = !visit(record);
      return;
    }
    for (const value of field.values) {
      // What is tried was made of JSON alone.
      descend(at + 1, value === undefined ? record : { ...record, [field.name]: value as Facts[string] });
    }
  };
  descend(0, {});
  purse.left -= given - Math.max(0, budget);
  return { seenAll: !stopped && budget >= 0 };
}

/** What comes of a rule; what only JSONata can say counts as nothing known. */
export function verdictOn(compiled: CompiledRule, record: Facts): Verdict | undefined {
  const verdict = judgeRecord(compiled, record);
  return typeof verdict === 'string' ? undefined : verdict;
}

export const firesOn = (compiled: CompiledRule, record: Facts): boolean =>
  verdictOn(compiled, record)?.kind === 'fires';

/** Whether a record is one the rule applies to, whatever it then says of it. */
export function appliesTo(compiled: CompiledRule, record: Facts): boolean {
  const verdict = judgeRecord({ ...compiled, effect: undefined }, record);
  return typeof verdict !== 'string' && verdict.kind === 'fires';
}
