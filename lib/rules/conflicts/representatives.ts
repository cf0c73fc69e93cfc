// A value of each kind a field can have, as far as the conditions can tell values apart: the fixed ones, and one between any two.
import type { RuleInput } from '../document.ts';
import { exactText, Figure, figureOf, order } from '../expressions/index.ts';
import { inputCheck, isDate } from '../input-check.ts';
import type { Fixed } from './atoms.ts';

/** What is tried; undefined stands for a field left out. Values the declaration does not allow are not among them. */
export function representatives(input: RuleInput, constants: Iterable<Fixed>): unknown[] {
  const check = inputCheck(input);
  const fixed = [...constants];
  const values = (input.allowed ?? OF_TYPE[input.type](input, fixed)).filter((value) => check(value) === undefined);
  return input.optional ? [...values, undefined] : values;
}

/** Whether `representatives` are all the values there are. */
export const hasFewValues = ({ type, allowed }: RuleInput): boolean => allowed !== undefined || type === 'boolean';

const DAY = 86_400_000;
const nextDay = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

type Make = (input: RuleInput, fixed: readonly Fixed[]) => unknown[];

const OF_TYPE: Readonly<Record<RuleInput['type'], Make>> = {
  boolean: () => [true, false],
  text: (_, fixed) => {
    const texts = fixed.filter((each): each is string => typeof each === 'string');
    let other = 'other';
    while (texts.includes(other)) other += '-';
    return [...new Set([...texts.filter((each) => each !== ''), other, ''])];
  },
  date: ({ min, max }, fixed) => {
    const dates = [...fixed, min, max].filter(isDate);
    return [
      ...new Set(
        (dates.length > 0 ? dates : ['2026-01-01']).flatMap((each) => [each, nextDay(each, -1), nextDay(each, 1)]),
      ),
    ];
  },
  number: (input, fixed) => figuresOf(input, fixed).map(Number),
  integer: (input, fixed) => {
    const near = figuresOf(input, fixed).flatMap((each) => [Math.floor(Number(each)), Math.ceil(Number(each))]);
    return [...new Set(near.flatMap((each) => [each, each - 1, each + 1]))];
  },
  decimal: figuresOf,
  list: () => [[]],
  object: () => [{}],
};

/** Each fixed figure and bound, one between any two neighbours, one below and one above all; as decimal text. */
function figuresOf({ min, max }: RuleInput, fixed: readonly Fixed[]): string[] {
  const known = [...fixed, min, max, 0]
    .flatMap((each) => (typeof each === 'number' || typeof each === 'string' ? (figureOf(String(each)) ?? []) : []))
    .sort(order);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return ['0'];
  const beside = (figure: Figure, by: bigint) => new Figure(figure.over + by * figure.under, figure.under);
  const between = known.slice(1).map((each, index) => middle(known[index] ?? each, each));
  // Halves, too: another rule may declare the same field whole.
  const outside = [
    beside(first, -1n),
    beside(last, 1n),
    middle(beside(first, -1n), first),
    middle(last, beside(last, 1n)),
  ];
  const all = [...known, ...between, ...outside];
  return [...new Set(all.flatMap((each) => exactText(each) ?? []))];
}

const middle = (a: Figure, b: Figure): Figure =>
  new Figure(a.over * b.under + b.over * a.under, 2n * a.under * b.under);
