// What crosses the border of metrics.
import * as z from 'zod';

export const AgentHourView = z.strictObject({
  agentId: z.string(),
  hour: z.string(),
  runs: z.number(),
  succeeded: z.number(),
  failed: z.number(),
  cancelled: z.number(),
  timedOut: z.number(),
  /** All runs of the hour together. */
  durationMs: z.number(),
  rowsRead: z.number(),
  rowsRefused: z.number(),
});
