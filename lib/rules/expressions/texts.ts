// JSONata's functions of text and of lists, exact for text: whatever else comes, or is missing where it matters, gives up.
import type { Call, GiveUp, Value } from './arithmetic.ts';

const SURROGATES = /[\ud800-\udfff]/;

/** Every function answers nothing when its text is nothing. */
export function textFunctions(giveUp: GiveUp): ReadonlyMap<string, Call> {
  const text = (value: Value): string => (typeof value === 'string' ? value : giveUp('something else than text'));
  const of =
    (act: (from: string) => Value): Call =>
    (value) =>
      value === undefined ? undefined : act(text(value));
  const withText =
    (act: (from: string, other: string) => Value): Call =>
    (value, other) => {
      const wanted = text(other);
      return value === undefined ? undefined : act(text(value), wanted);
    };
  return new Map<string, Call>([
    ['lowercase', of((from) => from.toLowerCase())],
    ['uppercase', of((from) => from.toUpperCase())],
    ['trim', of((from) => trimmed(from))],
    ['contains', withText((from, part) => from.includes(part))],
    ['substringBefore', withText((from, part) => (from.includes(part) ? from.slice(0, from.indexOf(part)) : from))],
    [
      'substringAfter',
      withText((from, part) => (from.includes(part) ? from.slice(from.indexOf(part) + part.length) : from)),
    ],
    ['join', joining(giveUp, text)],
  ]);
}

const joining =
  (giveUp: GiveUp, text: (value: Value) => string): Call =>
  (list, separator) => {
    const between = separator === undefined ? '' : text(separator);
    if (list === undefined) return undefined;
    const parts = (Array.isArray(list) ? list : [list]).map(text);
    const length = parts.reduce((sum, part) => sum + part.length + between.length, 0);
    return length > 65_536 ? giveUp('a text of more than 65,536 characters') : parts.join(between);
  };

const trimmed = (from: string): string => {
  const single = from.replace(/[ \t\n\r]+/g, ' ');
  const start = single.startsWith(' ') ? 1 : 0;
  return single.slice(start, single.endsWith(' ') && single.length > start ? -1 : undefined);
};

/** Counts characters, not UTF-16 units. */
export const lengthOf = (from: string): number => (SURROGATES.test(from) ? [...from].length : from.length);

export function substring(from: string, start: number, length: number | undefined): string {
  const signs = SURROGATES.test(from) ? [...from] : undefined;
  const size = signs ? signs.length : from.length;
  const begin = size + start < 0 ? 0 : start;
  if (length !== undefined && length <= 0) return '';
  const end = length === undefined ? undefined : begin >= 0 ? begin + length : size + begin + length;
  return signs ? signs.slice(begin, end).join('') : from.slice(begin, end);
}
