// The fields states share in the JSONata dialect: expressions, numbers, Assign, Retry and Catch.
import * as z from 'zod';
import { jsonSchema } from './json.ts';

export const expression = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression between {% and %}');

export function numberOr(number: z.ZodNumber) {
  return z.union([number, expression]);
}

export const seconds = numberOr(z.number().int().min(0).max(99_999_999));
export const positiveSeconds = numberOr(z.number().int().min(1).max(99_999_999));

const variableName = z
  .string()
  .max(80)
  .regex(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u, 'must be an identifier')
  .refine((name) => name !== 'states', 'is reserved by the language');

export const assign = z.record(variableName, jsonSchema);

const errorNames = z.array(z.string().min(1)).min(1);

export const retrier = z.strictObject({
  ErrorEquals: errorNames,
  IntervalSeconds: z.number().int().min(1).max(99_999_999).optional(),
  MaxAttempts: z.number().int().min(0).max(99_999_999).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.number().int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).optional(),
  Comment: z.string().optional(),
});

export const catcher = z.strictObject({
  ErrorEquals: errorNames,
  Next: z.string(),
  Output: jsonSchema.optional(),
  Assign: assign.optional(),
  Comment: z.string().optional(),
});

export const common = {
  QueryLanguage: z.literal('JSONata', 'must be JSONata: the JSONPath dialect is not hosted').optional(),
  Comment: z.string().optional(),
  Output: jsonSchema.optional(),
};

export const flow = { Next: z.string().optional(), End: z.boolean().optional(), Assign: assign.optional() };

export const rescue = { Retry: z.array(retrier).optional(), Catch: z.array(catcher).optional() };

export type Retrier = z.output<typeof retrier>;
export type Catcher = z.output<typeof catcher>;
