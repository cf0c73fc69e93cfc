// The words of a filter expression: names, operators, brackets, commas, and literals as they are written.
import type { Literal } from './model.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ','; readonly at: number }
  | { readonly kind: 'literal'; readonly value: Literal; readonly at: number };

const LEXEME = /\s*(?:([(),])|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_]\w*))/y;

/** The tokens, or the place of the first character that starts none. Time is linear in the text's length. */
export function scan(text: string): readonly Token[] | { readonly strayAt: number } {
  const tokens: Token[] = [];
  LEXEME.lastIndex = 0;
  const end = text.trimEnd().length;
  while (LEXEME.lastIndex < end) {
    const at = LEXEME.lastIndex;
    const found = LEXEME.exec(text);
    if (!found) return { strayAt: at };
    tokens.push(tokenOf(found, at));
  }
  return tokens;
}

function tokenOf([, mark, quoted, number, word = '']: RegExpExecArray, at: number): Token {
  if (mark === '(' || mark === ')' || mark === ',') return { kind: 'mark', text: mark, at };
  if (quoted !== undefined) return { kind: 'literal', value: quoted.replaceAll("''", "'"), at };
  if (number !== undefined) return { kind: 'literal', value: Number(number), at };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true', at };
  return word === 'null' ? { kind: 'literal', value: null, at } : { kind: 'word', text: word, at };
}
