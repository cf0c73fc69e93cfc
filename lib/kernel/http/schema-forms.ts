// What a schema can be, looked at from either side: the forms of a union, without what is wrapped around them.
import * as z from 'zod';

/** As it is sent, or as it is answered: a transformation has two sides. */
export type Side = 'sent' | 'answered';

export function formsOf(schema: z.ZodType | undefined, side: Side = 'sent'): z.ZodType[] {
  const at = unwrap(schema, side);
  if (at instanceof z.ZodUnion) return at.options.flatMap((option) => formsOf(asType(option), side));
  return at ? [at] : [];
}

function unwrap(schema: z.ZodType | undefined, side: Side): z.ZodType | undefined {
  let at = schema;
  for (;;) {
    if (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault)
      at = asType(at.unwrap());
    else if (at instanceof z.ZodPipe)
      at = asType(side === 'answered' || at.in instanceof z.ZodTransform ? at.out : at.in);
    // Made once: `unwrap` makes another each time, and what is met again would not be known.
    else if (at instanceof z.ZodLazy) at = asType(at._zod.innerType);
    else return at;
  }
}

export const asType = (schema: unknown): z.ZodType | undefined => (schema instanceof z.ZodType ? schema : undefined);
