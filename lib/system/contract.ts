// What the platform says of itself to anyone who asks.
import * as z from 'zod';

export const HealthView = z.strictObject({
  status: z.enum(['healthy', 'degraded']),
  dependencies: z.array(z.strictObject({ name: z.string(), healthy: z.boolean(), latencyMs: z.int().nonnegative() })),
  checkedAt: z.iso.datetime(),
});
export type HealthView = z.output<typeof HealthView>;

export const LiveView = z.strictObject({ status: z.literal('alive') });
export const ReadyView = z.strictObject({ status: z.literal('ready') });

export const VersionView = z.strictObject({
  name: z.string(),
  version: z.string(),
  stage: z.string(),
  apiVersions: z.array(z.string()),
});
export type VersionView = z.output<typeof VersionView>;
