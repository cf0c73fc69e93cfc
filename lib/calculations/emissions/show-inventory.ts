// An inventory: every entry reckoned, all that is wrong with any told at once, then totals in which nothing counts twice.
import {
  countDefaults,
  type DefaultUsed,
  describeEmissions,
  EMISSION_PLACES,
  type InventoryEntry,
  kg,
  present,
  resultQuality,
  scope3Category,
  takeInventory,
} from '../../calculators/index.ts';
import { readPeriod } from '../../factors/index.ts';
import { decimal } from '../../shared/decimal.ts';
import { isFault, type Problem } from '../../shared/fault.ts';
import { InventoryRefused } from '../faults.ts';
import type { EmissionsRequest, InventoryItem, InventoryResult } from './contract.ts';
import { reckon } from './reckon.ts';
import type { Reckoned, Reckoning } from './reckoned.ts';
import { relativeOf, showResult } from './show-result.ts';
import { simulatedOf } from './simulated.ts';

interface Asking {
  readonly inventory: readonly InventoryItem[];
  readonly asked: EmissionsRequest;
  readonly reckoning: Reckoning;
  readonly defaults: readonly DefaultUsed[];
}
interface Entered {
  readonly item: InventoryItem;
  readonly of: Reckoned;
}

/** Throws InventoryRefused with every problem of every entry. */
export function showInventory(
  { inventory, asked, reckoning, defaults }: Asking,
  common: Pick<InventoryResult, 'gwp' | 'rounding' | 'assumptions'>,
): InventoryResult {
  const entered = reckonAll(inventory, asked, reckoning);
  const taken = takeInventory(entered.flatMap(entryOf));
  const counted = new Set(taken.counted.map(({ reference }) => reference));
  const { framework } = asked;
  const shown = (units: bigint) => present(decimal(units, EMISSION_PLACES), framework ?? 'ghg-protocol');
  return {
    ...(asked.reference !== undefined && { reference: asked.reference }),
    inventory: {
      scope1: describeEmissions(taken.scope1),
      scope2Location: describeEmissions(taken.scope2Location),
      scope2MarketCo2eKg: kg(taken.scope2Market),
      scope3: describeEmissions(taken.scope3),
      scope3ByCategory: [...taken.scope3ByCategory].map(([category, emissions]) => ({
        ...{ category, name: scope3Category(category)?.name ?? 'no category' },
        ...describeEmissions(emissions),
      })),
      totalLocationCo2eKg: kg(taken.totalLocation),
      totalMarketCo2eKg: kg(taken.totalMarket),
      biogenicCo2Kg: kg(taken.biogenicCo2),
    },
    entries: entered.map(({ item, of }) => showResult(item, of, { ...reckoning, defaults: [] })),
    leftOut: [...taken.leftOut],
    warnings: taken.warnings.map((each) => ({ ...each, references: [...each.references] })),
    ...(framework && { presented: { location: shown(taken.totalLocation), market: shown(taken.totalMarket) } }),
    ...(reckoning.asOf !== undefined && { asOf: reckoning.asOf }),
    ...common,
    ...qualityOf(
      entered.filter(({ item }) => counted.has(item.reference)),
      { asked, defaults },
    ),
  };
}

function reckonAll(inventory: readonly InventoryItem[], asked: EmissionsRequest, reckoning: Reckoning): Entered[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const entered = inventory.flatMap((item, index) => {
    const place = `/inventory/${index}`;
    if (seen.has(item.reference))
      problems.push({
        field: `${place}/reference`,
        message: `"${item.reference}" names two entries; give each its own.`,
      });
    seen.add(item.reference);
    try {
      const uncertainty = item.uncertainty ?? asked.uncertainty;
      const whole = { ...item, ...(uncertainty !== undefined && { uncertainty }) };
      return [{ item: whole, of: reckon(whole, reckoning) }];
    } catch (error) {
      if (!isFault(error)) throw error;
      const { reason } = error.type;
      problems.push(
        ...error.problems.map((each) => ({
          ...each,
          field: `${place}${each.field ?? ''}`,
          details: { ...each.details, reason: each.details?.['code'] ?? reason },
        })),
      );
      return [];
    }
  });
  if (problems.length > 0) throw InventoryRefused(problems);
  return entered;
}

/** Biogenic CO2 outside the scopes is an entry of no CO2e; it stays with scope 1, whose fuel it is. */
function entryOf({ item, of }: Entered): InventoryEntry[] {
  const { reference, activityId, meter, fuel, stretch, includes, date } = item;
  const period = date === undefined ? undefined : readPeriod(date.trim());
  return [
    {
      ...{ reference, emissions: of.emissions, scope: of.scope === 'outside' ? 1 : of.scope },
      ...(of.category !== undefined && { category: of.category }),
      ...(of.marketCo2e !== undefined && { marketCo2e: of.marketCo2e }),
      ...(activityId !== undefined && { activityId }),
      ...(meter !== undefined && { meter }),
      ...(fuel !== undefined && { fuel }),
      ...(stretch !== undefined && { stretch }),
      ...(includes !== undefined && { includes }),
      ...(period !== undefined && !('code' in period) && { period }),
    },
  ];
}

const MISSING = 'Some entries state no uncertainty: give "uncertainty" with activity and factor, for all or for each.';

function qualityOf(counted: readonly Entered[], { asked, defaults }: Pick<Asking, 'asked' | 'defaults'>) {
  const parts = counted.map(({ item, of }) => {
    const relative95 = relativeOf(item, of);
    return {
      contribution: decimal(of.emissions.co2e, EMISSION_PLACES),
      ...(relative95 !== undefined && { relative95 }),
      rating: of.rating,
      onDefault: of.defaults.length > 0,
    };
  });
  const used = countDefaults(counted.flatMap(({ of }) => of.defaults));
  const simulated =
    asked.uncertainty?.simulate === undefined ? undefined : simulatedOf(counted, asked.uncertainty.simulate);
  return resultQuality(parts, {
    defaultsUsed: [...defaults, ...used],
    uncertaintyMissing: MISSING,
    ...(simulated && { uncertainty: simulated }),
  });
}
