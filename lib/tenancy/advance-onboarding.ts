// Ticks off an onboarding step when its fact has happened; the first time counts, later ones change nothing.
import type { BaseContext, Commit } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import { patch, type TableReader } from '../platform/table/index.ts';
import type { OnboardingStep } from './model.ts';
import { onboardingRecord } from './records.ts';
import { onboardingOf } from './store.ts';

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit };

/** Within the tenant's scope. */
export async function advanceOnboarding(ctx: Ctx, step: OnboardingStep): Promise<void> {
  const facts = await onboardingOf(ctx, ctx.tenantId);
  const fact = `${step}At` as const;
  if (!facts || facts[fact]) return;
  const tick = patch(onboardingRecord, {}, { set: { [fact]: timestamp(ctx.clock) }, when: { exists: true } });
  await ctx.commit({ writes: [tick] });
}
