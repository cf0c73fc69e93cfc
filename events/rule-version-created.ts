// A version of a rule was written, as a draft.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const ruleVersionCreated = defineEvent({
  type: 'rule-version-created.v1',
  summary: 'A version of a rule was written, as a draft.',
  schema: z.object({ ruleId: z.string(), version: z.number(), kind: z.string() }),
  example: { ruleId: 'steel-intensity', version: 1, kind: 'classification' },
});
