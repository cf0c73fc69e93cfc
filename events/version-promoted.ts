// A version of an agent went one step further.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionPromoted = defineEvent({
  type: 'version-promoted.v1',
  summary: 'A version of an agent was promoted: to EXPERIMENTAL, or on the evidence of an evaluation to CERTIFIED.',
  schema: z.object({
    agentId: z.string(),
    version: z.string(),
    from: z.string(),
    to: z.string(),
    evaluationId: z.string().optional(),
    reason: z.string().optional(),
  }),
  example: {
    agentId: 'fuel-emissions',
    version: '1.0.0',
    from: 'EXPERIMENTAL',
    to: 'CERTIFIED',
    evaluationId: 'evl_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
  },
});
