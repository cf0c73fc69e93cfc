// What a kind of check is: parameters from a rule's YAML become probes, compiled once and run over every record.
import type * as z from 'zod';
import type { JsonValue } from '../../shared/json.ts';
import type { FieldSpec, Severity } from '../model.ts';
import type { Books, Mending } from './books.ts';
import type { Reading } from './reading.ts';

/** A problem on a field silences what later stages would say of it: a text that is no number has no range. */
export const STAGES = { presence: 0, type: 1, shape: 2, meaning: 3, record: 4, whole: 5 } as const;
export type Stage = (typeof STAGES)[keyof typeof STAGES];

/** A proposal says at which pointer its value would stand. */
export interface Proposal extends Mending {
  readonly field: string;
}

/** Where the check knows better than its rule. */
export interface Own {
  readonly severity?: Severity;
  readonly proposal?: Proposal;
}

/** `said` is what the check alone knows and stands in the rule's message in braces. */
export type Say = (
  pointer: string,
  value: JsonValue | undefined,
  said?: Readonly<Record<string, string>>,
  own?: Own,
) => void;

export interface Probe {
  readonly stage: Stage;
  /** Names of the record's fields it reads: a problem found on one of them earlier silences it. */
  readonly roots: readonly string[];
  /** Whether it had anything to judge. */
  run(record: Reading, say: Say): boolean;
}

export interface Scope {
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly books: Books;
}

export interface Check {
  readonly kind: string;
  /** Throws a ZodError when a rule's YAML does not say what this check needs. */
  compile(params: unknown, scope: Scope): readonly Probe[];
}

export function defineCheck<S extends z.ZodObject>(
  kind: string,
  params: S,
  compile: (params: z.output<S>, scope: Scope) => readonly Probe[],
): Check {
  return {
    kind,
    compile: (given, scope) => compile(params.parse(given), scope),
  };
}
