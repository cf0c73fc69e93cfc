// A run began to compute.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const executionStarted = defineEvent({
  type: 'execution-started.v1',
  summary: 'A queued run began to compute.',
  schema: z.object({ executionId: z.string(), agentId: z.string(), deadlineAt: z.iso.datetime() }),
  example: {
    executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    deadlineAt: '2026-01-31T12:05:00.000Z',
  },
});
