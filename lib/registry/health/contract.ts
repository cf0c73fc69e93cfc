// The health of an agent as it is shown.
import * as z from 'zod';
import { CHECKS, HEALTH } from './model.ts';

export const HealthView = z.strictObject({
  agentId: z.string(),
  status: z.enum(HEALTH),
  version: z.string().optional(),
  checks: z.array(z.strictObject({ name: z.enum(CHECKS), status: z.enum(HEALTH), message: z.string() })),
});
export type HealthView = z.output<typeof HealthView>;
