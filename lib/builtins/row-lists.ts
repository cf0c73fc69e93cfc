// The two documents of rows beside a result, whichever agent computes it: what was computed and what was refused.
import { type Refusal, type RefusedRow, refusedRow } from '../rows/index.ts';

/** Refused rows shown in the result itself; the document has all of them. */
const SHOWN = 1_000;

type Place = Parameters<typeof refusedRow>[0];

/** JSON Lines, gathered between two batches. */
export class RowLists {
  readonly shown: RefusedRow[] = [];
  #computed = '';
  #refused = '';

  /** `line` ends with its line feed. */
  protected add(line: string): void {
    this.#computed += line;
  }

  refused(place: Place, refusal: Refusal): void {
    const row = refusedRow(place, refusal);
    if (this.shown.length < SHOWN) this.shown.push(row);
    this.#refused += `${JSON.stringify(row)}\n`;
  }

  /** The lines since the last call. */
  take(): { readonly computed: string; readonly refused: string } {
    const lines = { computed: this.#computed, refused: this.#refused };
    this.#computed = '';
    this.#refused = '';
    return lines;
  }
}
