// A set of emission factors is no longer chosen by default.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const factorSetDeprecated = defineEvent({
  type: 'factor-set-deprecated.v1',
  summary: 'A set of emission factors is no longer chosen in this tenant unless it is named; it stays readable.',
  schema: z.object({
    setId: z.string(),
    reason: z.string(),
    /** The set to use instead. */
    replacement: z.string().optional(),
    /** Whose decision: the platform's, said in each tenant, or the tenant's own. */
    by: z.enum(['platform', 'tenant']),
  }),
  example: {
    setId: 'egrid-2023-first',
    reason: 'Revision 2 corrects New York City.',
    replacement: 'egrid-2023-second',
    by: 'platform',
  },
});
