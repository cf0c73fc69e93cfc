// Which rows of an edition a text names: the words of category, subcategory, activity and variant, in that order, any of them left out.
import { slug } from '../names.ts';

/** `narrow` rows are named by their activity; `broad` ones by category or subcategory alone. Positions of rows. */
export interface Named {
  readonly narrow: readonly number[];
  readonly broad: readonly number[];
}

type Cells = readonly (readonly unknown[])[];
type Constraint = readonly (readonly [column: number, word: number])[];

type RowsOf = ReadonlyMap<number, readonly (number[] | undefined)[]>;

const COLUMNS = [2, 3, 4, 5] as const;
const ACTIVITY = 4;
const VARIANT = 5;
/** Longer texts name nothing: no source writes so much. */
const MOST_TOKENS = 32;

export function activityIndex(words: readonly string[], rows: Cells): (text: string) => Named {
  const bySlug = Map.groupBy(words.keys(), (at) => slug(words[at] ?? ''));
  const rowsOf: RowsOf = new Map(COLUMNS.map((column) => [column, rowsByWord(rows, words.length, column)]));
  return (text) => {
    const tokens = slug(text).split('-');
    if (tokens.length > MOST_TOKENS) return { narrow: [], broad: [] };
    const found: Constraint[] = [];
    const walk = (at: number, column: number, taken: Constraint): void => {
      if (at === tokens.length) found.push(taken);
      for (let end = at + 1; end <= tokens.length; end++) {
        for (const word of bySlug.get(tokens.slice(at, end).join('-')) ?? []) {
          for (const next of COLUMNS)
            if (next > column && rowsOf.get(next)?.[word]) walk(end, next, [...taken, [next, word]]);
        }
      }
    };
    if (tokens[0] !== '') walk(0, 0, []);
    const rowsWith = (wanted: readonly Constraint[]) => [
      ...new Set(wanted.flatMap((constraint) => satisfying(rows, rowsOf, constraint))),
    ];
    const named = found.filter((constraint) => constraint.some(([column]) => column !== VARIANT));
    return {
      narrow: rowsWith(named.filter((constraint) => constraint.some(([column]) => column === ACTIVITY))),
      broad: rowsWith(named.filter((constraint) => constraint.every(([column]) => column !== ACTIVITY))),
    };
  };
}

/** By the word's position; rows are few thousand, so arrays beat maps when an edition is first asked. */
function rowsByWord(rows: Cells, words: number, column: number): readonly (number[] | undefined)[] {
  const found: (number[] | undefined)[] = new Array(words);
  for (let at = 0; at < rows.length; at++) {
    const word = rows[at]?.[column];
    if (typeof word !== 'number') continue;
    const known = found[word];
    if (known === undefined) found[word] = [at];
    else known.push(at);
  }
  return found;
}

function satisfying(rows: Cells, rowsOf: RowsOf, constraint: Constraint): number[] {
  const lists = constraint.map(([column, word]) => rowsOf.get(column)?.[word] ?? []);
  const [least = []] = lists.toSorted((a, b) => a.length - b.length);
  return least.filter((at) => constraint.every(([column, word]) => rows[at]?.[column] === word));
}
