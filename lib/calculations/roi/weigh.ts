// How costly a batch of investments is: finding every rate of return of n periods takes more than n² steps.
import * as z from 'zod';
import { BatchTooHeavy } from '../faults.ts';

/** A thousand plans of thirty years, or two of six hundred months: some seconds of work. */
const HEAVIEST = 1_000_000;
const Flows = z.looseObject({ cashFlows: z.array(z.unknown()) });

/** Throws BatchTooHeavy. */
export function refuseHeavyBatch(items: readonly unknown[]): void {
  const periods = items.map((item) => Flows.safeParse(item).data?.cashFlows.length ?? 0);
  const weight = periods.reduce((sum, n) => sum + n * n, 0);
  if (weight > HEAVIEST) throw BatchTooHeavy({ weight, limit: HEAVIEST });
}
