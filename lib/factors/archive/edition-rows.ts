// One edition opened: its rows found by id, by key and by words, and made into factors only when somebody takes one.
import { toDecimal } from '../../shared/decimal.ts';
import { slug } from '../names.ts';
import { activityIndex, type Named } from './activity-index.ts';
import { type ArchivedFactor, EditionFile, GAS_BASES, isRow } from './model.ts';

/** What a lookup may name; each must match in full, written in any case and punctuation. */
export interface FactorWords {
  readonly category?: string;
  readonly activity?: string;
  readonly variant?: string;
  readonly unit?: string;
  readonly region?: string;
  readonly scope?: string;
}

export interface EditionRows {
  readonly set: string;
  readonly size: number;
  get(id: string): ArchivedFactor | undefined;
  byKey(key: string): ArchivedFactor | undefined;
  ids(): Iterable<string>;
  keys(): Iterable<string>;
  find(words: FactorWords): ArchivedFactor[];
  /** Positions of the rows a text names; `words` and `take` read them. */
  named(text: string): Named;
  /** Positions of the rows whose activity, variant or category says so; each distinct text is asked once. */
  saying(says: (text: string) => boolean): number[];
  words(at: number): RowWords;
  take(at: number): ArchivedFactor;
}

/** What a row says in words, without its figures. */
export interface RowWords {
  readonly id: string;
  readonly scope: string;
  readonly category: string;
  readonly subcategory: string;
  readonly activity: string;
  readonly variant: string;
  readonly unit: string;
  readonly region: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Whether it states any emission at all: a few rows of DEFRA state energy per distance alone. */
  readonly emits: boolean;
}

/** DEFRA's flat file (2023 on) and eGRID number their rows alike every year; everything else is known by its words. */
const NUMBERED = /^(?:DEFRA-\d{4}-(\d+_.+)|EGRID-\d{4}(?:R2)?-(\w+))$/;
const COLUMN = { scope: 1, category: 2, activity: 4, variant: 5, unit: 6, region: 7 } as const;
/** Category, subcategory, activity and variant. */
const SPEAKING = [2, 3, 4, 5];
const text = (cell: unknown): string => (typeof cell === 'string' ? cell : '');

/** Opens the parsed JSON of an edition. Throws a ZodError when it is not of the form `data:import` writes. */
export function editionRows(file: unknown): EditionRows {
  // To compile a validator costs more than to check one file with it.
  const { set, series, boundary, words, factors } = EditionFile.parse(file, { jitless: true });
  const wordAt = (cell: unknown): string => (typeof cell === 'number' ? (words[cell] ?? '') : '');
  const keyOf = keyReader(series, wordAt);
  const make = (row: readonly unknown[]): ArchivedFactor => ({
    ...toFactor(row, wordAt),
    key: keyOf(row),
    set,
    boundary,
  });
  const byId = once(() => new Map(factors.map((row) => [text(row[0]), row])));
  const keyed = once(() => new Map(factors.map((row) => [keyOf(row), row])));
  const byActivity = once(() => Map.groupBy(factors, (row) => slug(wordAt(row[COLUMN.activity]))));
  const slugs = once(() => words.map(slug));
  const named = once(() => remembering(activityIndex(words, factors)));
  const spoken: RowWords[] = [];
  const rowAt = (at: number): readonly unknown[] => {
    const row = factors[at];
    if (row === undefined) throw new RangeError(`${set} has no row ${at}.`);
    return row;
  };
  const taken = (row: readonly unknown[] | undefined) => (row === undefined ? undefined : make(row));
  return {
    set,
    size: factors.length,
    get: (id) => taken(byId().get(id)),
    byKey: (key) => taken(keyed().get(key)),
    ids: () => byId().keys(),
    keys: () => keyed().keys(),
    named: (text) => named()(text),
    take: (at) => make(rowAt(at)),
    saying: (says) => rowsSaying(words.map(says), factors),
    words(at) {
      spoken[at] ??= wordsOf(rowAt(at), wordAt);
      return spoken[at];
    },
    find(wanted) {
      const rows = wanted.activity === undefined ? factors : (byActivity().get(slug(wanted.activity)) ?? []);
      const tests = terms(wanted);
      const fits = (row: readonly unknown[]) =>
        tests.every(([at, word]) => slugs()[typeof row[at] === 'number' ? row[at] : -1] === word);
      return rows.filter(fits).map(make);
    },
  };
}

function rowsSaying(answers: readonly boolean[], factors: readonly (readonly unknown[])[]): number[] {
  const said = (cell: unknown): boolean => typeof cell === 'number' && answers[cell] === true;
  return factors.flatMap((row, at) => (SPEAKING.some((column) => said(row[column])) ? [at] : []));
}

/** The same factor in other editions of its series. */
function keyReader(series: string, wordAt: (cell: unknown) => string): (row: readonly unknown[]) => string {
  // Ember holds several years in one edition: there the year is part of what a factor is.
  const validity = (row: readonly unknown[]): string => (series === 'ember' ? `|${wordAt(row[9]).slice(0, 4)}` : '');
  return (row) => {
    const [, defra, egrid] = NUMBERED.exec(text(row[0])) ?? [];
    const spelt = () =>
      row
        .slice(1, 8)
        .map((cell) => slug(wordAt(cell)))
        .join('|') + validity(row);
    return defra ?? egrid ?? spelt();
  };
}

function wordsOf(row: readonly unknown[], wordAt: (cell: unknown) => string): RowWords {
  const [scope = '', category = '', subcategory = '', activity = '', variant = '', unit = '', region = ''] = row
    .slice(1, 8)
    .map(wordAt);
  return {
    ...{ id: text(row[0]), scope, category, subcategory, activity, variant, unit, region },
    validFrom: wordAt(row[9]),
    validTo: wordAt(row[10]),
    emits: row.slice(12).some((cell) => cell !== ''),
  };
}

function terms(wanted: FactorWords): (readonly [number, string])[] {
  const { scope, category, variant, unit, region } = wanted;
  return Object.entries({ scope, category, variant, unit, region }).flatMap(([name, word]) =>
    word === undefined ? [] : [[columnOf(name), slug(word)] as const],
  );
}
const columnOf = (name: string): number => Object.entries(COLUMN).find(([column]) => column === name)?.[1] ?? 0;

/** Activity data repeats its words; more distinct ones than any file has only make the memory start over. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED) known.clear();
    const made = work(text);
    if (text.length <= 300) known.set(text, made);
    return made;
  };
}
const REMEMBERED = 5_000;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function toFactor(
  cells: readonly unknown[],
  wordAt: (cell: unknown) => string,
): Omit<ArchivedFactor, 'key' | 'set' | 'boundary'> {
  if (!isRow(cells)) throw new RangeError(`${text(cells[0])} is not of the form "data:import" writes.`);
  const [scope, category, subcategory, activity, variant, unit, region, basis, validFrom, validTo, notes] = cells
    .slice(1, 12)
    .map(wordAt);
  const figures = Object.fromEntries(
    ['co2e', 'co2', 'ch4', 'n2o'].flatMap((name, index) => {
      const value = text(cells[12 + index]);
      return value === '' ? [] : [[name, toDecimal(value)]];
    }),
  );
  return {
    id: text(cells[0]),
    scope: scope ?? '',
    category: category ?? '',
    subcategory: subcategory ?? '',
    activity: activity ?? '',
    variant: variant ?? '',
    unit: unit ?? '',
    region: region ?? '',
    gasBasis: GAS_BASES.find((each) => each === basis) ?? 'co2e only',
    validFrom: validFrom ?? '',
    validTo: validTo === '' || validTo === undefined ? null : validTo,
    notes: notes ?? '',
    ...figures,
  };
}
