// Text in one spelling: one Unicode form, single spaces, and where asked one case and nothing but letters and digits.
import type { Of } from '../definition/normalisation.ts';

type Wishes = Pick<Of<'text'>, 'case' | 'specials'>;

/** Each step can undo the form another made (a capital of ﬁ, a sign between two blanks), so they repeat until nothing moves. */
export function normaliseText(text: string, wishes: Wishes = {}): string {
  let before = text.toWellFormed();
  for (let turn = 0; turn < 8; turn++) {
    const after = once(before, wishes);
    if (after === before) return after;
    before = after;
  }
  return before;
}

function once(text: string, wishes: Wishes): string {
  let at = text.normalize('NFKC');
  if (wishes.case === 'lower') at = at.toLowerCase();
  if (wishes.case === 'upper') at = at.toUpperCase();
  if (wishes.specials === 'remove') at = at.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, ' ');
  return at.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
