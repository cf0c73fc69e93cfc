// A rule was deleted.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const ruleDeleted = defineEvent({
  type: 'rule-deleted.v1',
  summary: 'A rule was deleted.',
  schema: z.object({ ruleId: z.string() }),
  example: { ruleId: 'steel-intensity' },
});
