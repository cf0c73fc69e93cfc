// Dependencies as they are shown.
import * as z from 'zod';
import { VERSION_STATES } from '../model.ts';
import { CONFLICT_KINDS } from './model.ts';

const Asked = z.strictObject({ by: z.string().describe('`agent@version`'), range: z.string() });

export const DependenciesView = z.strictObject({
  agentId: z.string(),
  version: z.string(),
  resolved: z.boolean(),
  /** The version chosen of each, those depended on before those that depend on them. */
  dependencies: z.array(
    z.strictObject({
      agentId: z.string(),
      version: z.string(),
      state: z.enum(VERSION_STATES),
      askedBy: z.array(Asked),
      dependencies: z.record(z.string(), z.string()),
    }),
  ),
  /** Where nothing could be chosen: why. */
  conflicts: z.array(
    z.strictObject({
      kind: z.enum(CONFLICT_KINDS),
      agentId: z.string(),
      message: z.string(),
      askedBy: z.array(Asked),
      available: z.array(z.string()).optional(),
      path: z.array(z.string()).optional(),
    }),
  ),
});
export type DependenciesView = z.output<typeof DependenciesView>;
