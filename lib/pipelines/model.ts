// A row on its way: typed cells, the input rows it comes from and the stages it went through; and why a row goes no further.
import type { Decimal } from '../shared/decimal.ts';

/** Figures are exact once a normaliser has read them; text stays text until then. */
export type Cell = string | number | boolean | null | Decimal;
export type Cells = Readonly<Record<string, Cell>>;

export interface Traced {
  readonly cells: Cells;
  /** `<input>/<row>`, rows counted from 1; ranges of many as `<input>/1-500`. */
  readonly inputs: readonly string[];
  /** Ids of the stages it went through, in order. */
  readonly stages: readonly string[];
}

/** Why a cell cannot be used: the field, what stands there and what would be right. */
export interface Trouble {
  readonly field: string;
  readonly value: string;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

/** Why a row does not come out of a stage; `by` says for a stage within a branch who judged, and by which policy. */
export type Aside =
  | { readonly dropped: string; readonly by?: Judge }
  | { readonly trouble: Trouble; readonly by?: Judge };
export interface Judge {
  readonly stage: string;
  readonly policy: 'fail' | 'skip' | 'quarantine' | undefined;
}

/** What one stage makes of a row. */
export type Outcome = { readonly row: Traced } | Aside;
export type Step = (row: Traced) => Outcome;

export interface SetAside extends Traced {
  readonly stage: string;
}
export interface Skipped extends SetAside {
  readonly reason: string;
}
export interface Quarantined extends SetAside {
  readonly trouble: Trouble;
}

/** Where rows go that come out of a stage: on, or aside. */
export interface Out {
  pass(row: Traced): void;
  skip(row: Skipped): void;
  quarantine(row: Quarantined): void;
}
