// What a receipt's header must say so that anybody can recompute it: parameters, spelling of the file, data sets and rounding.
import * as z from 'zod';

export const Terms = z.strictObject({
  parameters: z.record(z.string(), z.json()),
  /** Which decimal separator the figures were read with. */
  numberStyle: z.enum(['.', ',', 'comma-file', 'semicolon-file']),
  /** Header names as the file spells them. */
  columns: z.record(z.string(), z.string()),
  /** Cells of a complete record; absent for rows of a body. */
  cellCount: z.int().positive().optional(),
  fixed: z.record(z.string(), z.json()),
});
