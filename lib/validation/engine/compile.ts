// Rules and a kind of record become one list of probes, in the order of their stages: compiled once, run over every record.
import type { FieldSpec, Rule } from '../model.ts';
import type { Books } from './books.ts';
import type { Check, Probe } from './check.ts';

export interface Compiled {
  readonly rules: readonly Rule[];
  /** In the order they are run: by stage, within a stage by rule. */
  readonly probes: readonly (Probe & { readonly rule: number })[];
}

export interface Parts {
  readonly rules: readonly Rule[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly books: Books;
  readonly checks: ReadonlyMap<string, Check>;
}

/** Throws a RangeError for a check nobody has declared: rules come with the release, so that is a bug. */
export function compile({ rules, fields, books, checks }: Parts): Compiled {
  const probes = rules.flatMap((rule, index) => {
    const check = checks.get(rule.check.kind);
    if (check === undefined) throw new RangeError(`${rule.id} asks for the check "${rule.check.kind}", which is none.`);
    return check.compile(rule.check, { fields, books }).map((probe) => ({ ...probe, rule: index }));
  });
  return { rules, probes: probes.toSorted((a, b) => a.stage - b.stage) };
}
