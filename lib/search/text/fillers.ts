// Words that nobody looks for an agent by: those of the language, and those that nearly every agent of this field says of itself.
import { stemsOf } from './words.ts';

const stemSet = (text: string): ReadonlySet<string> => new Set(stemsOf(text));

/** Left out altogether, unless a text has no others. */
const LANGUAGE = stemSet(
  'a an and any are as at be been by can do does each every for from has have how i if in into is it its me my no not of on or our per so such than that the their them then there these they this those to under up us use used using via was we what when where which who will with without you your want need find show help which whether all one new der die das und für von mit im le la les de des du et pour',
);

/** Kept, at little weight. */
const FIELD = stemSet(
  'agent calculate calculation compute computation estimate tool data year annual company climate sustainability total amount make get figure',
);

export const isFiller = (stem: string): boolean => LANGUAGE.has(stem);
export const isGeneral = (stem: string): boolean => FIELD.has(stem);

/** The words of a text that mean something; all of them, where none does. */
export function telling<W extends { readonly stem: string }>(words: readonly W[]): readonly W[] {
  const kept = words.filter(({ stem }) => !isFiller(stem));
  return kept.length > 0 ? kept : words;
}
