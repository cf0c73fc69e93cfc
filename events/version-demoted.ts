// A certified version was taken back, because its evidence no longer holds.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionDemoted = defineEvent({
  type: 'version-demoted.v1',
  summary: 'A certified version went back to EXPERIMENTAL: evaluated anew, it did not come out at its golden cases.',
  schema: z.object({ agentId: z.string(), version: z.string(), evaluationId: z.string(), reason: z.string() }),
  example: {
    agentId: 'fuel-emissions',
    version: '1.0.0',
    evaluationId: 'evl_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    reason: 'On factor set egrid-2024 it drifts in 1 of 8 golden cases: EGRID-02: 250.5 MWh in RFCW.',
  },
});
