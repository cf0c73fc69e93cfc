// Whether the platform can serve, by asking what it stands on.
import type { BaseContext } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { Probes } from '../platform/health/index.ts';
import type { HealthView } from './contract.ts';
import { NotReady } from './faults.ts';

type Ctx = Pick<BaseContext, 'clock' | 'log'> & { readonly probes: Probes };

export async function checkHealth(ctx: Ctx): Promise<HealthView> {
  const dependencies = (await ctx.probes.check()).map(({ name, healthy, latencyMs, error }) => {
    if (!healthy) ctx.log.warn('failed', { dependency: name, error });
    return { name, healthy, latencyMs };
  });
  const status = dependencies.every(({ healthy }) => healthy) ? 'healthy' : 'degraded';
  return { status, dependencies, checkedAt: timestamp(ctx.clock) };
}

export async function checkReady(ctx: Ctx): Promise<{ status: 'ready' }> {
  const { dependencies } = await checkHealth(ctx);
  const failing = dependencies.filter(({ healthy }) => !healthy).map(({ name }) => name);
  if (failing.length > 0) throw NotReady({ failing });
  return { status: 'ready' };
}
