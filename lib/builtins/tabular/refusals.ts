// Refused rows of a run: the first thousand for its result, all of them for the document beside it.
import { type Refusal, type RefusedRow, refusedRow } from '../../rows/index.ts';
import type { Place } from './open-rows.ts';

const SHOWN = 1_000;

export class Refusals {
  readonly shown: RefusedRow[] = [];
  #pending = '';

  add(place: Place, refusal: Refusal): void {
    const row = refusedRow(place, refusal);
    if (this.shown.length < SHOWN) this.shown.push(row);
    this.#pending += `${JSON.stringify(row)}\n`;
  }

  /** The lines since the last call, as JSON Lines. */
  take(): string {
    const text = this.#pending;
    this.#pending = '';
    return text;
  }
}
