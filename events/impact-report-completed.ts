// An impact report is complete.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const impactReportCompleted = defineEvent({
  type: 'impact-report-completed.v1',
  summary: 'It is known which results would come out otherwise under what is published now; none of them was changed.',
  schema: z.object({
    reportId: z.string(),
    factorSets: z.array(z.string()),
    counts: z.object({ results: z.int(), changed: z.int(), unchanged: z.int(), impossible: z.int() }),
    /** How many agents the results are of. */
    agents: z.int(),
  }),
  example: {
    reportId: 'imp_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    factorSets: ['egrid-2023-first'],
    counts: { results: 12, changed: 3, unchanged: 9, impossible: 0 },
    agents: 2,
  },
});
