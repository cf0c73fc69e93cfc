// Takes records one by one and keeps the three accounts of a run: totals, receipt entries and refusals. Replay keeps the same ones.
import type { RateShelves } from '../../calculators/index.ts';
import { NumberReader, type Refusal, type UnreadCode, unreadRefusal } from '../../rows/index.ts';
import type { ActivityText, Place } from './activity.ts';
import { computedEntry, misshapenEntry, refusedEntry, unreadEntry } from './entry.ts';
import { type Computed, evaluate, type Reading, wrongCellCount } from './evaluate.ts';
import { Routes } from './route.ts';
import type { Terms } from './terms.ts';
import { Totals } from './totals.ts';

/** Who else wants to know of each activity as it is booked. */
export interface Listening {
  computed(place: Place, computed: Computed): void;
  refused(place: Place, refusal: Refusal): void;
}

export class Ledger {
  readonly totals: Totals;
  readonly #reading: Reading;
  readonly #listening: Listening | undefined;
  #lastRow = 0;

  constructor(shelves: RateShelves, terms: Terms, listening?: Listening) {
    const numbers = new NumberReader(terms.numberStyle === 'as-found' ? undefined : terms.numberStyle);
    this.#reading = { terms, routes: new Routes(shelves, terms), numbers };
    this.totals = new Totals(numbers);
    this.#listening = listening;
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
    this.#listening?.computed(place, verdict);
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
    this.#listening?.refused(place, refusal);
  }
}
