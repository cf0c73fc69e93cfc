// What a field may be called: any short text, but not the one name that would change an object instead of naming a part of it.
import * as z from 'zod';

export const FieldName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => name !== '__proto__', 'A field cannot be called "__proto__".');
