// A version of a rule became the one that is run.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const ruleActivated = defineEvent({
  type: 'rule-activated.v1',
  summary: 'A version of a rule became the one that is run.',
  schema: z.object({ ruleId: z.string(), version: z.number(), accepted: z.string().optional() }),
  example: { ruleId: 'steel-intensity', version: 2 },
});
