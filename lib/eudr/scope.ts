// Whether goods are relevant products on a date: Annex I by CN code, with its amendments, read as customs read it, longest entry first.
import { type AnnexEntry, eudrTables } from './data.ts';
import type { Commodity } from './model.ts';

export type ScopeStatus =
  /** Listed as a whole. */
  | 'relevant_product'
  /** Listed in part: whether these goods are depends on the words of the entry. */
  | 'partly_ex'
  /** A heading above listed codes: all eight digits decide. */
  | 'heading_with_listed_codes'
  /** Not yet: an entry with a later date. */
  | 'listed_later'
  | 'not_listed';

export interface Scope {
  /** The eight digits or fewer that were read; those of TARIC behind them are left out. */
  readonly code: string;
  readonly status: ScopeStatus;
  readonly commodity?: Commodity;
  /** The words of the entry. */
  readonly entry?: string;
  /** Listed codes below a heading. */
  readonly entries?: number;
  readonly listedFrom?: string;
  readonly source: string;
}

const SOURCE = 'Regulation (EU) 2023/1115 Annex I';

/** Digits of a CN, HS or TARIC code; undefined where there are none to read. */
export function codeOf(text: string): string | undefined {
  const digits = text.replaceAll(/[\s.]/g, '');
  return /^\d{2}(?:\d{2}){0,4}$/.test(digits) ? digits.slice(0, 8) : undefined;
}

/** `date` as yyyy-mm-dd. */
export function scopeOf(code: string, date: string): Scope {
  const { annex } = eudrTables();
  const out = annex.takenOut.find((each) => code.startsWith(each.code) && date >= each.from);
  if (out) return { code, status: 'not_listed', entry: out.name, source: SOURCE };
  const listed = annex.entries.filter((entry) => valid(entry, date));
  const above = longest(listed.filter((entry) => code.startsWith(entry.code)));
  if (above) return found(code, above.ex ? 'partly_ex' : 'relevant_product', above);
  const below = listed.filter((entry) => entry.code.startsWith(code));
  const [first] = below;
  if (first) return { ...found(code, 'heading_with_listed_codes', first), entries: below.length };
  const later = annex.entries.find((entry) => entry.from > date && code.startsWith(entry.code));
  return later
    ? { ...found(code, 'listed_later', later), listedFrom: later.from }
    : { code, status: 'not_listed', source: SOURCE };
}

/** Longest matching entry, whatever the date. */
export const commodityOf = (code: string): Commodity | undefined =>
  longest(eudrTables().annex.entries.filter((entry) => code.startsWith(entry.code)))?.commodity;

const valid = ({ from, to }: AnnexEntry, date: string): boolean => date >= from && (to === null || date <= to);

const longest = (entries: readonly AnnexEntry[]): AnnexEntry | undefined =>
  entries.toSorted((a, b) => b.code.length - a.code.length)[0];

const found = (code: string, status: ScopeStatus, { commodity, name }: AnnexEntry): Scope => ({
  ...{ code, status, commodity, entry: name, source: SOURCE },
});
