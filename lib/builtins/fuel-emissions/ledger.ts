// Takes records one by one and keeps the three accounts of a run: totals, receipt entries and refusals. Replay keeps the same ones.
import type { Library } from '../../factors/index.ts';
import { NumberReader, type Refusal, type UnreadCode, unreadRefusal } from '../../rows/index.ts';
import type { ActivityText, Place } from './activity.ts';
import { computedEntry, misshapenEntry, refusedEntry, unreadEntry } from './entry.ts';
import { evaluate, type Reading, wrongCellCount } from './evaluate.ts';
import { Routes } from './route.ts';
import type { Terms } from './terms.ts';
import { Totals } from './totals.ts';

export class Ledger {
  readonly totals: Totals;
  readonly #reading: Reading;
  readonly #onRefused: ((place: Place, refusal: Refusal) => void) | undefined;
  #lastRow = 0;

  constructor(library: Library, terms: Terms, onRefused?: (place: Place, refusal: Refusal) => void) {
    const numbers = new NumberReader(terms.numberStyle === 'as-found' ? undefined : terms.numberStyle);
    this.#reading = { terms, routes: new Routes(library, terms), numbers };
    this.totals = new Totals(numbers);
    this.#onRefused = onRefused;
  }

  /** Books one activity and answers its canonical entry. */
  book(place: Place, activity: ActivityText): string {
    this.#count(place);
    const verdict = evaluate(activity, this.#reading);
    if ('refusal' in verdict) {
      this.#refuse(place, verdict.refusal);
      return refusedEntry(place, activity, verdict.refusal);
    }
    this.totals.add(verdict);
    return computedEntry(place, activity, verdict);
  }

  bookMisshapen(place: Place, cells: number): string {
    this.#count(place);
    const refusal = wrongCellCount(cells, this.#reading.terms.cellCount ?? 0);
    this.#refuse(place, refusal);
    return misshapenEntry(place, cells, refusal);
  }

  bookUnread(place: Place, code: UnreadCode): string {
    this.#count(place);
    const refusal = unreadRefusal(code);
    this.#refuse(place, refusal);
    return unreadEntry(place, code, refusal);
  }

  #count(place: Place): void {
    if (place.row === this.#lastRow) return;
    this.#lastRow = place.row;
    this.totals.records += 1;
  }

  #refuse(place: Place, refusal: Refusal): void {
    this.totals.refused += 1;
    this.#onRefused?.(place, refusal);
  }
}
