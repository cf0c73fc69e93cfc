// What a receipt's header must say so that anybody can recompute it: parameters, spelling of the file, data sets and rounding.
import * as z from 'zod';
import { NumberReader } from '../../rows/index.ts';

export const Terms = z.strictObject({
  parameters: z.record(z.string(), z.json()),
  /** The decimal separator that was declared, or that the first figure to show one settles it. */
  numberStyle: z.enum(['.', ',', 'as-found']),
  /** Header names as the file spells them. */
  columns: z.record(z.string(), z.string()),
  /** Cells of a complete record; absent for rows of a body. */
  cellCount: z.int().positive().optional(),
  fixed: z.record(z.string(), z.json()),
});
export type NumberStyle = z.output<typeof Terms>['numberStyle'];

export const numbersOf = (style: NumberStyle): NumberReader =>
  new NumberReader(style === 'as-found' ? undefined : style);
