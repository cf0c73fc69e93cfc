// JSON as a careful reader takes it: no key twice, no number or text that storage would change, no bottomless nesting.
import { RequestInvalid } from '../faults.ts';
import { isExact } from './exact-number.ts';
import { pointer } from './problems.ts';

export const MAX_DEPTH = 64;

/** What the table can hold; beyond it a number would be refused there, or already be Infinity here. */
const LARGEST = 9.9e125;
const SMALLEST = 1e-130;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?\d[\d.eE+-]*/y;

/** Parses JSON text; throws RequestInvalid naming place and remedy for anything a lenient parser would let pass. */
export function parseStrictJson(text: string): unknown {
  refuseDepth(text);
  const value = parse(text);
  inspect(text);
  return value;
}

function refuse(message: string, field = ''): never {
  throw RequestInvalid([{ field, message }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) refuse(`The body is not valid JSON: ${error.message}.`);
    throw error;
  }
}

/** Before parsing, which takes long over a million levels. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === '"') at = endOfString(text, at) - 1;
    else if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    if (depth > MAX_DEPTH) refuse(`The body nests deeper than ${MAX_DEPTH} levels; flatten it.`);
  }
}

/** An object or array that is being read, and where in it the reader stands. */
interface Open {
  readonly keys: Set<string>;
  at: string | number;
}

/** One pass over text already known to be valid, in time linear in its length whatever it holds. */
function inspect(text: string): void {
  const open: Open[] = [];
  let last = '';
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === '"') {
      const end = endOfString(text, at);
      last = wellFormed(text.slice(at, end));
      at = end - 1;
    } else if (mark === '{' || mark === '[') open.push({ keys: new Set(), at: mark === '[' ? 0 : '' });
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ':') enter(last, open);
    else if (mark === ',') advance(open.at(-1));
    else if (mark === '-' || (mark >= '0' && mark <= '9')) at = endOfNumber(text, at, open) - 1;
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Half of a surrogate pair can only be escaped into JSON; storage would put another character in its place. */
function wellFormed(literal: string): string {
  if (literal.includes('\\u')) {
    const value: string = JSON.parse(literal);
    if (!value.isWellFormed())
      refuse(`The text ${literal.slice(0, 80)} holds half a surrogate pair; send whole characters.`);
  }
  return literal;
}

function enter(literal: string, open: readonly Open[]): void {
  const key: string = JSON.parse(literal);
  const inside = open.at(-1);
  const field = () => pointer([...open.slice(0, -1).map(({ at }) => at), key]);
  if (key === '__proto__') refuse('The key "__proto__" is not accepted; choose another name.', field());
  if (inside?.keys.has(key)) refuse(`The key "${key.slice(0, 80)}" stands twice in one object; keep one.`, field());
  inside?.keys.add(key);
  if (inside) inside.at = key;
}

function advance(inside: Open | undefined): void {
  if (typeof inside?.at === 'number') inside.at += 1;
}

function endOfNumber(text: string, start: number, open: readonly Open[]): number {
  NUMBER.lastIndex = start;
  const literal = NUMBER.exec(text)?.[0] ?? text.charAt(start);
  const field = () => pointer(open.map(({ at }) => at));
  const size = Math.abs(Number(literal));
  const vanishes = size === 0 && /^[-.0]*[1-9]/.test(literal);
  if (size > LARGEST || (size > 0 && size < SMALLEST) || vanishes)
    refuse(
      `The number ${literal.slice(0, 40)} is too large or too small to keep; send it as a decimal string.`,
      field(),
    );
  if (!isExact(literal))
    refuse(
      `The number ${literal.slice(0, 40)} has more digits than can be kept; send it as a decimal string.`,
      field(),
    );
  return start + literal.length;
}
