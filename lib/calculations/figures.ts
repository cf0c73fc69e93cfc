// The small shapes that requests of every calculation are made of.
import * as z from 'zod';
import { compare, type Decimal, decimal, readDecimal } from '../shared/decimal.ts';

/** Lone surrogates are no text: they have no UTF-8. */
export const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');
/** Of a shape alone: the calculators say the rest. Here every bad figure of a body is found, not only the first. */
const figureOf = (means: string, holds: (value: Decimal) => boolean) =>
  z
    .union([z.number(), text], { error: 'Give a number, or its decimal text.' })
    .superRefine((given, { addIssue }) => {
      const value = readDecimal(given);
      if (value !== undefined && holds(value)) return;
      const remedy = 'Give a plain number of at most 60 digits such as "1234.5"';
      addIssue({ code: 'custom', message: `"${String(given).slice(0, 80)}" is not ${means}. ${remedy}.` });
    })
    .describe('Text keeps every digit.');

export const number = figureOf('a finite decimal number', () => true);
export const amount = figureOf('a decimal number of zero or more', ({ coefficient }) => coefficient >= 0n);
export const share = figureOf(
  'a share between 0 and 1',
  (value) => value.coefficient >= 0n && compare(value, decimal(1n)) <= 0,
);
export const kilograms = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('kg as decimal text.');
export const day = z.iso.date({ error: 'Write a day as YYYY-MM-DD.' });
