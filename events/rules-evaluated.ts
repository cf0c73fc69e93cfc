// Rules were run on records of a tenant.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const rulesEvaluated = defineEvent({
  type: 'rules-evaluated.v1',
  summary: 'Rules were run on records: how often each fired or could not be run, and how long it took.',
  schema: z.object({
    records: z.number(),
    rules: z.array(
      z.object({
        ruleId: z.string(),
        version: z.number(),
        fired: z.number(),
        problems: z.number(),
        durationMs: z.number(),
      }),
    ),
  }),
  example: { records: 100, rules: [{ ruleId: 'steel-intensity', version: 2, fired: 7, problems: 0, durationMs: 1 }] },
});
