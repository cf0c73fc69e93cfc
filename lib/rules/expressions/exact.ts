// Exact arithmetic under JSONata's words: fields that are figures and numbers as written become fractions; no double takes part.
import { parseDecimal } from '../../shared/decimal.ts';
import type { Arithmetic, Call, GiveUp, Operator, Value } from './arithmetic.ts';
import { generalFunctions } from './doubles.ts';
import * as figures from './exact-figure.ts';
import { Figure } from './exact-figure.ts';
import { lengthOf, substring, textFunctions } from './texts.ts';

/** Digits a figure may come to, above and below the line: products of hundreds of factors end here. */
const MOST_BITS = 4_096n;
const BOUND = 1n << MOST_BITS;

/** `isFigure` names the fields whose text is a figure; JSON numbers are figures anyway. What gives up here is refused for good. */
export function exact(giveUp: GiveUp, isFigure: (field: string) => boolean): Arithmetic {
  const text = (value: Value): string => textOf(value, giveUp);
  const truth = (value: Value): boolean => truthOf(value, giveUp);
  return {
    literal: (_, written) => figureOf(written) ?? giveUp(`the number ${written}`),
    seen: (value, field) => seen(value, isFigure(field)),
    operators: operatorsOf(giveUp),
    negate: (value) => (value === undefined ? undefined : figures.minus(figures.whole(0), figure(value, giveUp))),
    truth,
    text,
    functions: new Map([
      ...textFunctions(giveUp),
      ...generalFunctions({ giveUp, truth, text }),
      ...figureFunctions(giveUp),
    ]),
  };
}

const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?[eE]([-+]?\d{1,3})$/;

/** Reads `12.50`, `-3`, and `1.2e-7` as JSON writes small numbers. */
export function figureOf(text: string): Figure | undefined {
  const plain = parseDecimal(text);
  if (plain) return figures.fromDecimal(plain);
  const match = EXPONENT.exec(text);
  if (!match) return undefined;
  const [, sign = '', units = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(sign + units + fraction);
  return shift >= 0 ? figures.whole(digits * 10n ** BigInt(shift)) : new Figure(digits, 10n ** BigInt(-shift));
}

/** A JSON number means the figure it shows: 0.1 is a tenth. */
function seen(value: Value, isFigure: boolean): Value {
  if (typeof value === 'number') return figureOf(String(value));
  if (typeof value === 'string' && isFigure) return figureOf(value);
  return Array.isArray(value) ? value.map((each) => seen(each, isFigure)) : value;
}

function figure(value: Value, giveUp: GiveUp): Figure {
  if (!(value instanceof Figure)) return giveUp('something else than a figure where one is computed with');
  const size = value.over < 0n ? -value.over : value.over;
  return size > BOUND || value.under > BOUND ? giveUp('a figure of more than a thousand digits') : value;
}

function truthOf(value: Value, giveUp: GiveUp): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.length > 0;
  return value instanceof Figure ? value.over !== 0n : giveUp('a list or an object as a condition');
}

function textOf(value: Value, giveUp: GiveUp): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || value === null) return String(value);
  return figures.exactText(figure(value, giveUp)) ?? giveUp('a figure without end as text; round it first');
}

function operatorsOf(giveUp: GiveUp): Readonly<Record<string, Operator>> {
  const computing =
    (act: (left: Figure, right: Figure) => Figure): Operator =>
    (left, right) => {
      const [a, b] = [
        left === undefined ? left : figure(left, giveUp),
        right === undefined ? right : figure(right, giveUp),
      ];
      return a === undefined || b === undefined ? undefined : act(a, b);
    };
  const nonZero = (value: Figure): Figure => (value.over === 0n ? giveUp('a division by zero') : value);
  const comparison =
    (holds: (order: number) => boolean): Operator =>
    (left, right) => {
      if (left === undefined || right === undefined) return undefined;
      if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : left > right ? 1 : 0);
      return holds(figures.order(figure(left, giveUp), figure(right, giveUp)));
    };
  const same: Operator = (left, right) => sameValue(left, right, giveUp);
  return {
    '+': computing(figures.plus),
    '-': computing(figures.minus),
    '*': computing(figures.times),
    '/': computing((left, right) => figures.over(left, nonZero(right))),
    '%': computing((left, right) => remainder(left, nonZero(right))),
    '<': comparison((order) => order < 0),
    '<=': comparison((order) => order <= 0),
    '>': comparison((order) => order > 0),
    '>=': comparison((order) => order >= 0),
    '=': (left, right) => left !== undefined && right !== undefined && same(left, right),
    '!=': (left, right) => left !== undefined && right !== undefined && !same(left, right),
    in: (left, right) =>
      left !== undefined &&
      (Array.isArray(right) ? right : [right]).some((each) => each !== undefined && same(left, each)),
  };
}

function sameValue(left: Value, right: Value, giveUp: GiveUp): boolean {
  if (left instanceof Figure && right instanceof Figure) return figures.order(left, right) === 0;
  const plain = (value: Value) => typeof value !== 'object' || value === null || value instanceof Figure;
  return plain(left) || plain(right) ? left === right : giveUp('lists or objects held against each other');
}

/** With the sign of the dividend, as in JSONata. */
function remainder(left: Figure, right: Figure): Figure {
  const quotient = figures.over(left, right);
  return figures.minus(left, figures.times(figures.whole(quotient.over / quotient.under), right));
}

function figureFunctions(giveUp: GiveUp): [string, Call][] {
  const of =
    (act: (from: Figure) => Value): Call =>
    (value) =>
      value === undefined ? undefined : act(figure(value, giveUp));
  const list =
    (act: (from: readonly Figure[]) => Value): Call =>
    (value) =>
      value === undefined
        ? undefined
        : act((Array.isArray(value) ? value : [value]).map((each) => figure(each, giveUp)));
  const sum = (from: readonly Figure[]) =>
    from.reduce((total, each) => figure(figures.plus(total, each), giveUp), figures.whole(0));
  const extreme = (sign: number) => (from: readonly Figure[]) =>
    from.reduce<Figure | undefined>(
      (best, each) => (best && figures.order(each, best) * sign <= 0 ? best : each),
      undefined,
    );
  return [
    ['abs', of((from) => (from.over < 0n ? new Figure(-from.over, from.under) : from))],
    ['floor', of((from) => figures.whole(figures.floor(from)))],
    ['ceil', of((from) => figures.whole(-figures.floor(new Figure(-from.over, from.under))))],
    [
      'round',
      (value, places) =>
        value === undefined ? undefined : figures.roundTo(figure(value, giveUp), placesFrom(places, giveUp)),
    ],
    ['power', (base, exponent) => (base === undefined ? undefined : power(figure(base, giveUp), exponent, giveUp))],
    ['sum', list(sum)],
    ['max', list(extreme(1))],
    ['min', list(extreme(-1))],
    ['average', list((from) => (from.length > 0 ? figures.over(sum(from), figures.whole(from.length)) : undefined))],
    ['count', (value) => figures.whole(Array.isArray(value) ? value.length : value === undefined ? 0 : 1)],
    ['number', (value) => numberFrom(value, giveUp)],
    ['length', (value) => (value === undefined ? undefined : figures.whole(lengthOf(wanted(value, giveUp))))],
    ['substring', (value, start, length) => part(value, start, { length, giveUp })],
  ];
}

const wanted = (value: Value, giveUp: GiveUp): string =>
  typeof value === 'string' ? value : giveUp('something else than text');

function small(value: Value, most: number, giveUp: GiveUp): number {
  const { over: top, under } = figure(value, giveUp);
  const number = top % under === 0n ? Number(top / under) : Number.NaN;
  return Math.abs(number) <= most ? number : giveUp(`a count that is no whole number between -${most} and ${most}`);
}

const placesFrom = (places: Value, giveUp: GiveUp): number => (places === undefined ? 0 : small(places, 100, giveUp));

/** Whole exponents only: other powers have no exact value. */
function power(base: Figure, exponent: Value, giveUp: GiveUp): Figure {
  const raised = small(exponent, 100, giveUp);
  if (raised < 0 && base.over === 0n) return giveUp('a division by zero');
  const [top, under] = [base.over ** BigInt(Math.abs(raised)), base.under ** BigInt(Math.abs(raised))];
  return raised < 0 ? figures.over(figures.whole(1), new Figure(top, under)) : new Figure(top, under);
}

function numberFrom(value: Value, giveUp: GiveUp): Value {
  if (value === undefined || value instanceof Figure) return value;
  if (typeof value === 'boolean') return figures.whole(value ? 1 : 0);
  return (typeof value === 'string' && figureOf(value)) || giveUp('text that is no numeral');
}

function part(value: Value, start: Value, { length, giveUp }: { length: Value; giveUp: GiveUp }): Value {
  const from = small(start, 65_536, giveUp);
  const size = length === undefined ? undefined : small(length, 65_536, giveUp);
  return value === undefined ? undefined : substring(wanted(value, giveUp), from, size);
}
