// The two documents of rows beside a result: what was computed and what was refused, a batch at a time.
import { type Refusal, type RefusedRow, refusedRow } from '../../rows/index.ts';
import type { Listening } from './ledger.ts';
import type { Place } from './open-rows.ts';

/** Refused rows shown in the result itself; the document has all of them. */
const SHOWN = 1_000;

export class Lists implements Listening {
  readonly shown: RefusedRow[] = [];
  #computed = '';
  #refused = '';

  computed(entry: string): void {
    this.#computed += `${entry}\n`;
  }

  refused(place: Place, refusal: Refusal): void {
    const row = refusedRow(place, refusal);
    if (this.shown.length < SHOWN) this.shown.push(row);
    this.#refused += `${JSON.stringify(row)}\n`;
  }

  /** The lines since the last call, as JSON Lines. */
  take(): { readonly computed: string; readonly refused: string } {
    const lines = { computed: this.#computed, refused: this.#refused };
    this.#computed = '';
    this.#refused = '';
    return lines;
  }
}
