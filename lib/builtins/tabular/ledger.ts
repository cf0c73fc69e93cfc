// Takes rows one by one, books them in the agent's account and answers their entries in the receipt. Replay keeps the same ledger.
import { canonical } from '../../receipts/index.ts';
import { type Refusal, type UnreadCode, unreadRefusal } from '../../rows/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Account, Counts, Read } from './contract.ts';
import type { Place } from './open-rows.ts';

/** Who wants to hear of each row as it is booked. */
export interface Listening {
  /** Given the row's canonical entry. */
  computed(entry: string): void;
  refused(place: Place, refusal: Refusal): void;
}

export class Ledger {
  readonly #account: Account;
  readonly #cellCount: number;
  readonly #listening: Listening | undefined;
  #computed = 0;
  #refused = 0;

  constructor(account: Account, cellCount: number | undefined, listening?: Listening) {
    this.#account = account;
    this.#cellCount = cellCount ?? 0;
    this.#listening = listening;
  }

  get counts(): Counts {
    return { records: this.#computed + this.#refused, computed: this.#computed, refused: this.#refused };
  }

  /** Books a row and answers its canonical entry. */
  book(place: Place, read: Read): string {
    const verdict = this.#account.book(read);
    if ('refusal' in verdict) return this.#refuse(place, { read }, verdict.refusal);
    this.#computed += 1;
    const entry = canonical({ ...place, read, ...verdict.facts });
    this.#listening?.computed(entry);
    return entry;
  }

  /** A record with a wrong number of cells was not read further, so only their number is told. */
  bookMisshapen(place: Place, cells: number): string {
    return this.#refuse(
      place,
      { cells },
      {
        column: '',
        value: `${cells} cells`,
        code: 'cell_count',
        reason: `The record has ${cells} cells where the header names ${this.#cellCount}.`,
        remedy: 'Quote cells that contain the delimiter, and give every record all its cells.',
      },
    );
  }

  /** A record that could not be read has nothing to show but why. */
  bookUnread(place: Place, code: UnreadCode): string {
    return this.#refuse(place, { unread: code }, unreadRefusal(code));
  }

  totals(): JsonObject {
    return { counts: { ...this.counts }, ...this.#account.totals() };
  }

  #refuse(place: Place, found: JsonObject, refusal: Refusal): string {
    this.#refused += 1;
    this.#listening?.refused(place, refusal);
    return canonical({ ...place, ...found, refused: refusal });
  }
}
