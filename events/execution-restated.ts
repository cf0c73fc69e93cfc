// A result was restated.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const executionRestated = defineEvent({
  type: 'execution-restated.v1',
  summary: 'A new result supersedes an earlier one, which stays as it was; both name each other.',
  schema: z.object({ executionId: z.string(), supersedes: z.string(), agentId: z.string(), reason: z.string() }),
  example: {
    executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    supersedes: 'exe_01JC0000000000000000000000',
    agentId: 'fuel-emissions',
    reason: 'eGRID2023 revision 2 corrects New York City.',
  },
});
