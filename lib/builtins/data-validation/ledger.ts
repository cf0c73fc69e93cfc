// Takes records one by one and answers their entries in the receipt: what was read, and what was found. Replay keeps the same ledger.
import { canonical } from '../../receipts/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import { openVerdictAtOnce, type PlacedRecord, type Unreadable, type Verdict } from '../../validation/index.ts';
import type { Terms } from './input.ts';

type Found = ReturnType<Verdict['record']>;

export interface Place {
  readonly row: number;
  readonly line?: number;
}

export class Ledger {
  readonly verdict: Verdict;
  readonly #columns: Terms['columns'];

  constructor({ ruleBook: _, columns, ...terms }: Terms) {
    this.verdict = openVerdictAtOnce(terms);
    this.#columns = columns;
  }

  book(place: Place, record: JsonObject): { readonly entry: string; readonly findings: Found } {
    const findings = this.verdict.record({ ...place, columns: this.#columns }, record);
    return { entry: canonical({ ...place, read: record, findings: findings.map(brief) }), findings };
  }

  bookUnreadable(place: Place, unreadable: Unreadable): { readonly entry: string; readonly findings: Found } {
    const { code, reason, remedy } = unreadable;
    const findings = this.verdict.unreadable(place, unreadable);
    return { entry: canonical({ ...place, unreadable: { code, reason, remedy } }), findings };
  }

  placed({ row, line, record, unreadable }: PlacedRecord): ReturnType<Ledger['book']> {
    const place = line === undefined ? { row } : { row, line };
    if (unreadable !== undefined) return this.bookUnreadable(place, unreadable);
    return this.book(place, record ?? {});
  }

  totals(): JsonObject {
    return { counts: { ...this.verdict.counts } };
  }
}

/** Message and remedy follow from rule and record; clause and framework from the rule. */
const brief = ({ ruleId, ruleVersion, severity, field, message }: Found[number]): JsonObject => ({
  ...{ ruleId, ruleVersion, severity, field, message },
});
