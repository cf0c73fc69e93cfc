// The compact form of an edition: words once and rows as positions in them, a third of the size, and no two spellings of one word.

export interface PackableRow {
  readonly id: string;
  /** Scope, category, subcategory, activity, variant, unit, region; gas basis, valid from, valid to, notes. */
  readonly words: readonly string[];
  /** co2e, co2, ch4, n2o as decimal text; empty where nothing is printed. */
  readonly figures: readonly string[];
}

export interface PackableSet {
  readonly id: string;
  readonly series: string;
  readonly boundary: 'direct' | 'life-cycle';
}

/** One row per line: small differences between editions of a file people can still read. */
export function packEdition({ id, series, boundary }: PackableSet, rows: readonly PackableRow[]): string {
  const words: string[] = [];
  const at = new Map<string, number>();
  const word = (text: string): number => {
    const known = at.get(text);
    if (known !== undefined) return known;
    at.set(text, words.push(text) - 1);
    return words.length - 1;
  };
  const lines = rows.map((row) => JSON.stringify([row.id, ...row.words.map(word), ...row.figures]));
  const head = { set: id, series, boundary, words };
  return `${JSON.stringify(head).slice(0, -1)},"factors":[\n${lines.join(',\n')}\n]}\n`;
}

/** What all ids begin with, so that an id names its edition without opening any. */
export function commonPrefix(ids: readonly string[]): string {
  const sorted = ids.toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, length);
}
