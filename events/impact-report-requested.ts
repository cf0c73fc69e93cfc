// An impact report was begun.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const impactReportRequested = defineEvent({
  type: 'impact-report-requested.v1',
  summary:
    'Results that rest on superseded factor sets are being computed anew, to tell by how much they would change.',
  schema: z.object({ reportId: z.string(), factorSets: z.array(z.string()), asOf: z.iso.date() }),
  example: { reportId: 'imp_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M', factorSets: ['egrid-2023-first'], asOf: '2025-06-12' },
});
