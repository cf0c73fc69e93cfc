// What a field of a row may be called: any short text, but not a name that every object answers to without holding it.
import * as z from 'zod';

export const FieldName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !(name in {}), {
    error: ({ input }) => `A field cannot be called "${String(input)}": every object answers to that name.`,
  });
