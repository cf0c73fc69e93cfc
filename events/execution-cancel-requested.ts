// Somebody asked for a run to be cancelled.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const executionCancelRequested = defineEvent({
  type: 'execution-cancel-requested.v1',
  summary: 'A running or not yet arrived run was asked to be cancelled; its end is said separately.',
  schema: z.object({ executionId: z.string(), agentId: z.string(), ahead: z.boolean() }),
  example: { executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M', agentId: 'fuel-emissions', ahead: false },
});
