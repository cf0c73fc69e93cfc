// Gas that got away: by balance, by stock, by a stated leakage, or by the default leakage of a kind of equipment.
import {
  type DefaultUsed,
  EMISSION_PLACES,
  EQUIPMENT_SOURCE,
  equipmentLeakage,
  type FugitiveEmissions,
  fugitiveEmissions,
  type Leak,
  NO_EMISSIONS,
} from '../../../calculators/index.ts';
import { gases } from '../../../factors/index.ts';
import { formatDecimal, toUnits } from '../../../shared/decimal.ts';
import { within } from '../../../shared/fault.ts';
import { ActivityIncomplete } from '../../faults.ts';
import type { Asked, Reckoned, Reckoning } from '../reckoned.ts';

const WEIGHED = { technology: 1, time: 1, geography: 1, completeness: 1, reliability: 2 };
const ESTIMATED = { technology: 3, time: 3, geography: 3, completeness: 2, reliability: 4 };
type Way = Asked<'refrigerant'>['way'];

export function fromRefrigerant({ way }: Asked<'refrigerant'>, { gwpSet }: Reckoning): Reckoned {
  const { gas, equipment } = way;
  const isDefault = equipment !== undefined;
  const { method, leaked } = within('/refrigerant', () => leakOf(way, gwpSet));
  const co2eKg = formatDecimal(leaked.co2eKg);
  return {
    emissions: { ...NO_EMISSIONS, co2e: toUnits(leaked.co2eKg, EMISSION_PLACES) },
    ...{ scope: 1, basis: `scope 1, fugitive emissions, ${method}` },
    ...{ conversions: [], factors: [], assumptions: [] },
    steps: [`${formatDecimal(leaked.gasKg)} kg ${gas} × ${formatDecimal(leaked.gwp)} = ${co2eKg} kg CO2e`],
    otherGases: [{ gas, kg: formatDecimal(leaked.gasKg), co2eKg }],
    defaults: equipment === undefined ? [] : defaultsOf(equipment),
    rating: isDefault || way.screening !== undefined ? ESTIMATED : WEIGHED,
  };
}

function defaultsOf({ kind, operatingChargeKg, years }: NonNullable<Way['equipment']>): DefaultUsed[] {
  const rates = { what: 'leak_rates', value: kind, source: EQUIPMENT_SOURCE, why: 'The gas lost was not weighed.' };
  if (operatingChargeKg === undefined || years !== undefined) return [rates];
  return [rates, { what: 'years', value: '1', source: 'convention of this calculation', why: 'No years are stated.' }];
}

function leakOf(way: Way, report: Reckoning['gwpSet']): { method: string; leaked: FugitiveEmissions } {
  const potentials = { book: gases(), gas: way.gas, report };
  refuseEmpty(way);
  if (way.equipment !== undefined) {
    const { kind, ...stages } = way.equipment;
    const leaked = within('/equipment', () => equipmentLeakage(kind, defined(stages), potentials));
    if (leaked !== undefined) return { method: `default leakage of ${kind}`, leaked };
  }
  const [leak, place] = statedLeak(way);
  if (leak === undefined) throw ActivityIncomplete({ fields: ['/materialBalance'] });
  const gwp = potentials.book.gwp100(way.gas, report);
  const leaked = within(place, () =>
    fugitiveEmissions({ ...potentials.book, gwp100: () => gwp }, way.gas, leak, report),
  );
  return { method: leak.method, leaked };
}

/** A balance of nothing would be a leak of nothing, which nobody has said. */
function refuseEmpty({ materialBalance, equipment }: Way): void {
  const { kind: _, years: __, ...stages } = equipment ?? { kind: '', years: 1 };
  if (materialBalance !== undefined && Object.keys(defined(materialBalance)).length === 0)
    throw ActivityIncomplete({ fields: ['/materialBalance/purchasedForService'] });
  if (equipment !== undefined && Object.keys(defined(stages)).length === 0)
    throw ActivityIncomplete({ fields: ['/equipment/operatingChargeKg'] });
}

function statedLeak({ materialBalance, inventoryBalance, screening }: Way): readonly [Leak | undefined, string] {
  if (materialBalance !== undefined)
    return [{ method: 'material balance', ...defined(materialBalance) }, '/materialBalance'];
  if (inventoryBalance !== undefined)
    return [{ method: 'inventory balance', ...inventoryBalance }, '/inventoryBalance'];
  return [screening && { method: 'screening', ...screening }, '/screening'];
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** Without the keys that hold nothing. */
function defined<T extends Readonly<Record<string, string | number | undefined>>>(figures: T): Defined<T> {
  const entries = Object.entries(figures).filter(([, value]) => value !== undefined);
  const kept: Defined<T> = {};
  return Object.assign(kept, Object.fromEntries(entries));
}
