// A run was accepted and waits for its turn.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const executionAccepted = defineEvent({
  type: 'execution-accepted.v1',
  summary: 'A run was accepted and waits in the queue of its priority.',
  schema: z.object({ executionId: z.string(), agentId: z.string(), priority: z.enum(['P0', 'P1', 'P2', 'P3']) }),
  example: { executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M', agentId: 'fuel-emissions', priority: 'P2' },
});
