// A run reached its end, whichever: the one terminal event of every execution.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const executionFinished = defineEvent({
  type: 'execution-finished.v1',
  summary: 'A run reached its end; exactly one of these is said of every execution.',
  schema: z.object({
    executionId: z.string(),
    agentId: z.string(),
    agentVersion: z.string(),
    state: z.enum(['SUCCEEDED', 'FAILED', 'CANCELLED', 'TIMED_OUT']),
    mode: z.enum(['sync', 'async']),
    /** Who asked for it; absent from what was said before this was told. */
    requestedBy: z.string().optional(),
    durationMs: z.number(),
    rowsRead: z.number(),
    rowsRefused: z.number(),
    reason: z.string().optional(),
  }),
  example: {
    executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    agentVersion: '1.0.0',
    state: 'SUCCEEDED',
    mode: 'async',
    requestedBy: 'usr_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    durationMs: 1240,
    rowsRead: 7344,
    rowsRefused: 12,
  },
});
