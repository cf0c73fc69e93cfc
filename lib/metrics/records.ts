// How roll-ups lie in the table.
import * as z from 'zod';
import { defineRecord } from '../platform/table/index.ts';

export const agentHourRecord = defineRecord({
  entity: 'agent-hour',
  plane: 'tenant',
  purpose: 'What an agent did in one hour, added up from terminal events; read newest first.',
  key: { pk: 'METRICS#{agentId}', sk: '{hour}' },
  schema: z.object({
    agentId: z.string(),
    /** `2026-01-31T12`, UTC. */
    hour: z.string(),
    runs: z.number(),
    succeeded: z.number().default(0),
    failed: z.number().default(0),
    cancelled: z.number().default(0),
    timedOut: z.number().default(0),
    durationMs: z.number(),
    rowsRead: z.number(),
    rowsRefused: z.number(),
  }),
});
export type AgentHour = z.output<typeof agentHourRecord.schema>;
