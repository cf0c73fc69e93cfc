// A rule is no longer run.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const ruleDeactivated = defineEvent({
  type: 'rule-deactivated.v1',
  summary: 'A rule is no longer run.',
  schema: z.object({ ruleId: z.string(), version: z.number() }),
  example: { ruleId: 'steel-intensity', version: 2 },
});
