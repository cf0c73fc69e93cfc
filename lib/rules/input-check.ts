// Is a record's field what the rule declared it to be? One closure per input, made once per version of a rule.

import type { RuleInput } from './document.ts';
import { figureOf, order } from './expressions/index.ts';
import type { InputType } from './model.ts';

/** What is wrong, or undefined. */
export type InputCheck = (value: unknown) => string | undefined;

export function inputCheck(input: RuleInput): InputCheck {
  const kind = OF_TYPE[input.type];
  const within = boundsOf(input);
  const allowed =
    input.allowed && new Set(input.allowed.map((each) => (input.type === 'decimal' ? canonical(each) : each)));
  return (value) => {
    if (value === undefined) return input.optional ? undefined : 'is missing';
    if (!kind.fits(value)) return `is not ${kind.said}`;
    if (within && !within(value)) return `is not within ${input.min ?? '…'} and ${input.max ?? '…'}`;
    if (allowed && !allowed.has(input.type === 'decimal' ? canonical(value) : plain(value)))
      return 'is none of the allowed values';
    return undefined;
  };
}

const plain = (value: unknown): string | number => (typeof value === 'number' ? value : String(value));

/** Decimals that are equal are one value, however they are written. */
function canonical(value: unknown): string {
  const figure = figureOf(String(value));
  if (!figure) return String(value);
  let { over, under } = figure;
  while (under > 1n && over % 10n === 0n) [over, under] = [over / 10n, under / 10n];
  return `${over}/${under}`;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
export function isDate(value: unknown): value is string {
  const match = typeof value === 'string' ? DATE.exec(value) : null;
  if (!match) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
}

const isDecimal = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= 200 && figureOf(value) !== undefined);

const OF_TYPE: Readonly<Record<InputType, { readonly said: string; readonly fits: (value: unknown) => boolean }>> = {
  text: { said: 'text', fits: (value) => typeof value === 'string' && value.length <= 10_000 },
  number: { said: 'a number', fits: (value) => typeof value === 'number' },
  integer: { said: 'a whole number', fits: Number.isSafeInteger },
  decimal: { said: 'a decimal such as "12.50"', fits: isDecimal },
  boolean: { said: 'true or false', fits: (value) => typeof value === 'boolean' },
  date: { said: 'a date such as "2026-01-31"', fits: isDate },
  list: { said: 'a list', fits: Array.isArray },
  object: { said: 'an object', fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) },
};

function boundsOf({ type, min, max }: RuleInput): ((value: unknown) => boolean) | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (type === 'date')
    return (value) => String(value) >= String(min ?? '') && (max === undefined || String(value) <= String(max));
  if (type !== 'decimal') {
    const [low, high] = [Number(min ?? Number.NEGATIVE_INFINITY), Number(max ?? Number.POSITIVE_INFINITY)];
    return (value) => typeof value === 'number' && value >= low && value <= high;
  }
  const [low, high] = [min, max].map((bound) => (bound === undefined ? undefined : figureOf(String(bound))));
  return (value) => {
    const figure = figureOf(String(value));
    return figure !== undefined && (!low || order(figure, low) >= 0) && (!high || order(figure, high) <= 0);
  };
}

/** What contradicts itself in a declared input: bounds and allowed values its type cannot have. */
export function offencesIn(input: RuleInput): { readonly part: string; readonly message: string }[] {
  const { type, min, max, allowed } = input;
  const bounded = type === 'number' || type === 'integer' || type === 'decimal' || type === 'date';
  const fits = OF_TYPE[type].fits;
  const offences: { part: string; message: string }[] = [];
  for (const [part, bound] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (bound === undefined) continue;
    if (!bounded) offences.push({ part, message: `Inputs of type ${type} take no ${part}.` });
    else if (!fits(bound)) offences.push({ part, message: `The ${part} of this input must be ${OF_TYPE[type].said}.` });
  }
  if (offences.length === 0 && min !== undefined && max !== undefined && !boundsOf(input)?.(min))
    offences.push({ part: 'max', message: 'max lies below min: no value would be allowed.' });
  if (allowed && (type === 'list' || type === 'object' || type === 'boolean'))
    offences.push({ part: 'allowed', message: `Inputs of type ${type} take no allowed values.` });
  else
    allowed?.forEach((each, index) => {
      if (!fits(each))
        offences.push({
          part: `allowed/${index}`,
          message: `This is not ${OF_TYPE[type].said}, as the input is declared.`,
        });
    });
  return offences;
}
