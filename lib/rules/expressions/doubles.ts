// JSONata's own arithmetic, on doubles: whatever JSONata would refuse, or answers in a way of its own, gives up.
import type { Arithmetic, Call, GiveUp, Operator, Value } from './arithmetic.ts';
import { lengthOf, substring, textFunctions } from './texts.ts';

export function doubles(giveUp: GiveUp): Arithmetic {
  const text = (value: Value): string => textOf(value, giveUp);
  const truth = (value: Value): boolean => truthOf(value, giveUp);
  return {
    literal: (value) => value,
    seen: undefined,
    operators: operatorsOf(giveUp),
    negate: (value) => (value === undefined ? undefined : -finite(value, giveUp)),
    truth,
    text,
    functions: new Map([
      ...textFunctions(giveUp),
      ...numberFunctions(giveUp),
      ...generalFunctions({ giveUp, truth, text }),
    ]),
  };
}

function finite(value: Value, giveUp: GiveUp): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : giveUp('something else than a number');
}

function truthOf(value: Value, giveUp: GiveUp): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.length > 0;
  return typeof value === 'number' ? finite(value, giveUp) !== 0 : giveUp('a list or an object as a condition');
}

function textOf(value: Value, giveUp: GiveUp): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || value === null) return String(value);
  const number = finite(value, giveUp);
  return JSON.stringify(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
}

const isPlain = (value: Value): boolean => typeof value !== 'object' || value === null;

function operatorsOf(giveUp: GiveUp): Readonly<Record<string, Operator>> {
  const number =
    (act: (left: number, right: number) => number): Operator =>
    (left, right) => {
      if (typeof left === 'number' && typeof right === 'number') {
        const value = act(finite(left, giveUp), finite(right, giveUp));
        return Number.isFinite(value) ? value : giveUp('a number beyond all bounds');
      }
      return missing(left, right, 'number');
    };
  /** Nothing makes nothing, as long as the other side is of the right kind. */
  const missing = (left: Value, right: Value, ...kinds: readonly string[]): Value => {
    const fits = (value: Value) => value === undefined || (kinds.includes(typeof value) && !Number.isNaN(value));
    return fits(left) && fits(right) && (left === undefined || right === undefined)
      ? undefined
      : giveUp('values of the wrong kind');
  };
  const comparison =
    (act: (left: number | string, right: number | string) => boolean): Operator =>
    (left, right) => {
      if (typeof left === 'number' && typeof right === 'number') return act(left, right);
      if (typeof left === 'string' && typeof right === 'string') return act(left, right);
      return missing(left, right, 'number', 'string');
    };
  const same: Operator = (left, right) =>
    isPlain(left) || isPlain(right) ? left === right : giveUp('lists or objects held against each other');
  return {
    '+': number((left, right) => left + right),
    '-': number((left, right) => left - right),
    '*': number((left, right) => left * right),
    '/': number((left, right) => left / right),
    '%': number((left, right) => left % right),
    '<': comparison((left, right) => left < right),
    '<=': comparison((left, right) => left <= right),
    '>': comparison((left, right) => left > right),
    '>=': comparison((left, right) => left >= right),
    '=': (left, right) => left !== undefined && right !== undefined && same(left, right),
    '!=': (left, right) => left !== undefined && right !== undefined && !same(left, right),
    in: (left, right) => left !== undefined && (Array.isArray(right) ? right.indexOf(left) >= 0 : left === right),
  };
}

interface Means {
  readonly giveUp: GiveUp;
  readonly truth: (value: Value) => boolean;
  readonly text: (value: Value) => string;
}

/** What asks of any value. */
export function generalFunctions({ giveUp, truth, text }: Means): [string, Call][] {
  return [
    ['exists', (value) => value !== undefined],
    ['boolean', (value) => (value === undefined ? undefined : truth(value))],
    ['not', (value) => (value === undefined ? undefined : !truth(value))],
    ['string', (value) => (value === undefined ? undefined : text(value))],
    [
      'count',
      (value) => (Array.isArray(value) ? value.length : value === undefined ? 0 : giveUp('a single value as a list')),
    ],
  ];
}

function numberFunctions(giveUp: GiveUp): [string, Call][] {
  const of =
    (act: (from: number) => number): Call =>
    (value) =>
      value === undefined ? undefined : finite(act(finite(value, giveUp)), giveUp);
  const list =
    (act: (from: readonly number[]) => Value): Call =>
    (value) =>
      value === undefined
        ? undefined
        : act((Array.isArray(value) ? value : [value]).map((each) => finite(each, giveUp)));
  const sum = (from: readonly number[]): number =>
    finite(
      from.reduce((total, each) => total + each, 0),
      giveUp,
    );
  return [
    ['abs', of(Math.abs)],
    ['floor', of(Math.floor)],
    ['ceil', of(Math.ceil)],
    ['sqrt', of(Math.sqrt)],
    ['power', (base, exponent) => power(base, exponent, giveUp)],
    ['round', (value, places) => rounded(value, places, giveUp)],
    ['sum', list(sum)],
    ['max', list((from) => (from.length > 0 ? Math.max(...from) : undefined))],
    ['min', list((from) => (from.length > 0 ? Math.min(...from) : undefined))],
    ['average', list((from) => (from.length > 0 ? sum(from) / from.length : undefined))],
    ['number', (value) => numberFrom(value, giveUp)],
    [
      'length',
      (value) =>
        value === undefined
          ? undefined
          : typeof value === 'string'
            ? lengthOf(value)
            : giveUp('something else than text'),
    ],
    ['substring', (value, start, length) => part(value, start, { length, giveUp })],
  ];
}

function power(base: Value, exponent: Value, giveUp: GiveUp): Value {
  const raised = finite(exponent, giveUp);
  return base === undefined ? undefined : finite(finite(base, giveUp) ** raised, giveUp);
}

function part(value: Value, start: Value, { length, giveUp }: { length: Value; giveUp: GiveUp }): Value {
  const from = finite(start, giveUp);
  const size = length === undefined ? undefined : finite(length, giveUp);
  if (value === undefined) return undefined;
  return typeof value === 'string' ? substring(value, from, size) : giveUp('something else than text');
}

const NUMERAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;

function numberFrom(value: Value, giveUp: GiveUp): Value {
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && NUMERAL.test(value)
    ? finite(Number.parseFloat(value), giveUp)
    : giveUp('no numeral');
}

/** Half to even, the decimal point moved in the text as JSONata does it, so that 1.005 is the five it shows. */
function rounded(value: Value, places: Value, giveUp: GiveUp): Value {
  const shift = places === undefined ? 0 : finite(places, giveUp);
  if (value === undefined) return undefined;
  const moved = shift === 0 ? finite(value, giveUp) : movePoint(finite(value, giveUp), shift);
  const up = Math.round(moved);
  const even = Math.abs(up - moved) === 0.5 && Math.abs(up % 2) === 1 ? up - 1 : up;
  const result = shift === 0 ? even : movePoint(even, -shift);
  return Object.is(result, -0) ? 0 : Number.isNaN(result) ? giveUp('a number that cannot be rounded so') : result;
}

function movePoint(value: number, by: number): number {
  const [digits, exponent] = value.toString().split('e');
  return Number(`${digits}e${exponent ? Number(exponent) + by : by}`);
}
