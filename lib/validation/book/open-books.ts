// Where checks look things up: the vocabularies of the book at once, other rooms only where a rule of the set asks them.
import { CBAM_ASSETS } from '../../factors/index.ts';
import type { Books } from '../engine/books.ts';
import type { Rule } from '../model.ts';
import { RULE_ASSETS, type RuleBook } from './open-book.ts';

/** What a function that validates names under `assets`. */
export const VALIDATION_ASSETS: readonly string[] = [...RULE_ASSETS, ...CBAM_ASSETS];

/** What is not in the book. */
export type Rooms = Omit<Books, 'vocabulary'>;

export const booksOf = (book: RuleBook, rooms: Rooms): Books => ({
  ...rooms,
  vocabulary(id) {
    const words = book.vocabularies.get(id);
    if (words === undefined) throw new RangeError(`A rule asks for the vocabulary "${id}", which is none.`);
    return words;
  },
});

export async function roomsFor(rules: readonly Rule[]): Promise<Rooms> {
  const kinds = new Set(rules.map(({ check }) => check.kind));
  const plots = kinds.has('plots') ? (await import('./plot-findings.ts')).plotFindings : () => [];
  const asks = kinds.has('factor') || kinds.has('code');
  return { plots, ...(asks ? await import('./look-ups.ts') : NOTHING_ASKED) };
}

const NOTHING_ASKED: Omit<Rooms, 'plots'> = { cbamGood: () => undefined, factor: () => undefined };
