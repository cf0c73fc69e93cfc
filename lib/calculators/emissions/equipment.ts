// Refrigerant leakage by kind of equipment and stage of its life, where nobody weighed the gas: charging, use and scrapping.
import type { GasBook, GwpSet } from '../../factors/index.ts';
import { add, type Decimal, multiply, negate, toDecimal } from '../../shared/decimal.ts';
import { figure, type Numeric, ONE } from '../numeric.ts';
import type { FugitiveEmissions } from './fugitive.ts';

interface LeakRates {
  /** Shares of the charge: lost at charging, lost a year in use, left at scrapping, and of that recovered. */
  readonly installation: Decimal;
  readonly yearly: Decimal;
  readonly remaining: Decimal;
  readonly recovered: Decimal;
}

const rates = (installation: string, yearly: string, remaining: string, recovered: string): LeakRates => ({
  installation: toDecimal(installation),
  yearly: toDecimal(yearly),
  remaining: toDecimal(remaining),
  recovered: toDecimal(recovered),
});

/** Upper ends of IPCC 2006 Guidelines vol. 3 ch. 7 table 7.9, as the US EPA guidance of November 2014 takes them (table 2). */
export const EQUIPMENT_LEAKAGE: Readonly<Record<string, LeakRates>> = {
  'domestic-refrigeration': rates('0.01', '0.005', '0.8', '0.7'),
  'stand-alone-commercial': rates('0.03', '0.15', '0.8', '0.7'),
  'medium-large-commercial': rates('0.03', '0.35', '1', '0.7'),
  'transport-refrigeration': rates('0.01', '0.5', '0.5', '0.7'),
  'industrial-refrigeration': rates('0.03', '0.25', '1', '0.9'),
  chillers: rates('0.01', '0.15', '1', '0.95'),
  'air-conditioning': rates('0.01', '0.1', '0.8', '0.8'),
  'mobile-air-conditioning': rates('0.005', '0.2', '0.5', '0.5'),
};
export const EQUIPMENT_SOURCE =
  'US EPA, Direct Fugitive Emissions from Refrigeration, Air Conditioning, Fire Suppression and Industrial Gases (2014), table 2; IPCC 2006 Guidelines vol. 3 ch. 7 table 7.9';

export interface EquipmentStages {
  /** kg of gas charged into new equipment by the company itself. */
  readonly chargedNewKg?: Numeric;
  /** kg of full charge of what runs, and for how many years. */
  readonly operatingChargeKg?: Numeric;
  readonly years?: Numeric;
  /** kg of full charge of what was scrapped. */
  readonly scrappedChargeKg?: Numeric;
}

/**
 * kg released: Cn·k + C·x·t + Cd·y·(1 − z), exact (US EPA guidance 2014, equation 1; IPCC 2006 Guidelines vol. 3 equations 7.12 to
 * 7.14), and its CO2e. `kind` is a key of EQUIPMENT_LEAKAGE; answers undefined for another. Throws GasUnknown, FigureOutOfRange.
 */
export function equipmentLeakage(
  kind: string,
  stages: EquipmentStages,
  potentials: { book: GasBook; gas: string; report: GwpSet },
): FugitiveEmissions | undefined {
  const rate = EQUIPMENT_LEAKAGE[kind];
  if (rate === undefined) return undefined;
  const read = (value: Numeric | undefined, field: string) => figure(value ?? 0, `/${field}`, 'not negative');
  const charged = multiply(read(stages.chargedNewKg, 'chargedNewKg'), rate.installation);
  const inUse = multiply(
    multiply(read(stages.operatingChargeKg, 'operatingChargeKg'), rate.yearly),
    read(stages.years ?? 1, 'years'),
  );
  const lost = multiply(rate.remaining, add(ONE, negate(rate.recovered)));
  const scrapped = multiply(read(stages.scrappedChargeKg, 'scrappedChargeKg'), lost);
  const gasKg = add(charged, add(inUse, scrapped));
  const gwp = potentials.book.gwp100(potentials.gas, potentials.report);
  return { gasKg, gwp, co2eKg: multiply(gasKg, gwp) };
}
