// The small shapes that requests of every kind of emission are made of.
import * as z from 'zod';

/** Lone surrogates are no text: they have no UTF-8. */
export const text = z
  .string()
  .max(200)
  .regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.');
export const number = z
  .union([z.number(), text], { error: 'Give a number, or its decimal text.' })
  .describe('Text keeps every digit.');
export const kilograms = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('kg as decimal text.');
export const day = z.iso.date({ error: 'Write a day as YYYY-MM-DD.' });
