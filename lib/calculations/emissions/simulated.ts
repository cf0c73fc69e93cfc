// The uncertainty of a result by simulation: every activity times its factor drawn together, the same for the same seed.
import { EMISSION_PLACES, type ResultQuality, type SimulatedSource, simulate } from '../../calculators/index.ts';
import { add, decimal, divide, formatDecimal, negate, ZERO } from '../../shared/decimal.ts';
import { within } from '../../shared/fault.ts';
import type { EmissionsItem } from './contract.ts';
import type { Reckoned } from './reckoned.ts';

type Simulate = NonNullable<NonNullable<EmissionsItem['uncertainty']>['simulate']>;
/** Unless told. */
export const DRAWS = 10_000;
/** Draws times entries: a request stays within a second or two. */
export const MOST_WORK = 2_000_000;

/** Undefined where some entry's activity or factor has no known uncertainty, or the result is zero. */
export function simulatedOf(
  parts: readonly { readonly item: EmissionsItem; readonly of: Reckoned }[],
  { seed, draws: wanted = DRAWS, distribution: kind = 'normal' }: Simulate,
): ResultQuality['uncertainty'] | undefined {
  const weighing = parts.filter(({ of }) => of.emissions.co2e !== 0n);
  const sources = weighing.flatMap(({ item: { uncertainty }, of }): SimulatedSource[] => {
    const factor = of.factor95 ?? uncertainty?.factor;
    if (uncertainty?.activity === undefined || factor === undefined) return [];
    const mean = decimal(of.emissions.co2e, EMISSION_PLACES);
    return [
      [
        { kind, mean, relative: uncertainty.activity },
        { kind, mean: 1, relative: factor },
      ],
    ];
  });
  if (sources.length < weighing.length || sources.length === 0) return undefined;
  const draws = Math.min(wanted, Math.max(100, Math.floor(MOST_WORK / sources.length)));
  const { low95, high95 } = within('/uncertainty', () => simulate(sources, { seed, draws }));
  const total = weighing.reduce((sum, { of }) => add(sum, decimal(of.emissions.co2e, EMISSION_PLACES)), ZERO);
  const width = add(high95, negate(low95));
  return {
    status: 'known',
    relative95: formatDecimal(divide(width, add(total, total), 12)),
    method: 'monte-carlo',
    how: `${draws} draws of each activity × factor, ${kind}, seed ${seed} (IPCC 2006 Guidelines vol. 1 ch. 3, approach 2).`,
    low95: formatDecimal(low95),
    high95: formatDecimal(high95),
  };
}
