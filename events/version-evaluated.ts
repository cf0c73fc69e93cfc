// A version of an agent was run over its golden cases.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionEvaluated = defineEvent({
  type: 'version-evaluated.v1',
  summary: 'A version of an agent was run over its golden cases; what came out is kept as evidence.',
  schema: z.object({
    agentId: z.string(),
    version: z.string(),
    evaluationId: z.string(),
    outcome: z.enum(['PASSED', 'FAILED']),
    cases: z.int(),
    failed: z.int(),
    /** The factor set that put the version in question; absent where a person asked. */
    factorSet: z.string().optional(),
  }),
  example: {
    agentId: 'fuel-emissions',
    version: '1.0.0',
    evaluationId: 'evl_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    outcome: 'PASSED',
    cases: 8,
    failed: 0,
  },
});
