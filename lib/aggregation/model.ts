// A group while rows come in, and what is wrong with a row that belongs to none.
import type { Accumulator } from './measures/accumulators.ts';

export interface Group {
  readonly labels: readonly string[];
  rows: number;
  readonly measures: readonly Accumulator[];
}

/** One thing wrong with a row: the field, what stands there, why it cannot be used and what would be right. */
export interface Trouble {
  readonly field: string;
  readonly value: unknown;
  readonly reason: string;
  readonly remedy: string;
  /** Units that do not meet are a matter of the question and not of the row. */
  readonly isUnit?: true;
}

/** A group with all that is below it. */
export interface Rolled extends Group {
  /** What is booked on the node itself; undefined where there is nothing. */
  readonly own: Group | undefined;
  /** Every group of rows that is in it, itself included. */
  readonly sources: readonly Group[];
}
