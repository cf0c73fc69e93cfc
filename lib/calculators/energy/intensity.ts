// Energy use intensity of a building: energy at the meter and at the source, per floor area, beside comparable buildings.
import type { BuildingBook, MedianEui } from '../../factors/index.ts';
import { add, type Decimal, divide, multiply, negate, ZERO } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';

/** Intensities and ratios are rounded once, half to even, to twelve decimals. */
export const INTENSITY_PLACES = 12;

export interface EnergyUse {
  /** `electricity`, `natural-gas`, `district-steam`. */
  readonly energy: string;
  readonly amount: Numeric;
  /** `kWh`, `therm`, `ccf`, `kBtu`, `GJ` … */
  readonly unit: string;
}

export interface EnergyIntensity {
  /** kBtu of the year. */
  readonly siteKbtu: Decimal;
  readonly sourceKbtu: Decimal;
  /** kBtu per square foot and year. */
  readonly siteEui: Decimal;
  readonly sourceEui: Decimal;
  readonly byEnergy: readonly { readonly energy: string; readonly siteKbtu: Decimal; readonly sourceKbtu: Decimal }[];
}

/**
 * Site energy = Σ amount·kBtu per unit; source energy = Σ site·ratio; intensity = energy / gross floor area (ENERGY STAR Portfolio
 * Manager Technical References: Thermal Energy Conversions, Source Energy). Amounts of one year, area in square feet > 0.
 * Throws FigureOutOfRange (no area, negative amount), NumberRefused, BuildingValueMissing.
 */
export function energyIntensity(
  book: BuildingBook,
  building: { uses: readonly EnergyUse[]; floorAreaFt2: Numeric; country?: string; year: number },
): EnergyIntensity {
  const area = figure(building.floorAreaFt2, '/floorAreaFt2', 'positive');
  const byEnergy = building.uses.map(({ energy, amount, unit }, index) => {
    const used = figure(amount, `/uses/${index}/amount`, 'not negative');
    const siteKbtu = multiply(used, book.kbtuPerUnit(energy, unit));
    return {
      energy,
      siteKbtu,
      sourceKbtu: multiply(siteKbtu, book.sourceSiteRatio(energy, building.country ?? 'US', building.year)),
    };
  });
  const siteKbtu = byEnergy.reduce((sum, use) => add(sum, use.siteKbtu), ZERO);
  const sourceKbtu = byEnergy.reduce((sum, use) => add(sum, use.sourceKbtu), ZERO);
  const per = (energy: Decimal): Decimal => divide(energy, area, INTENSITY_PLACES);
  return { siteKbtu, sourceKbtu, siteEui: per(siteKbtu), sourceEui: per(sourceKbtu), byEnergy };
}

export interface BenchmarkPosition {
  readonly median: MedianEui;
  /** How far above (positive) or below the median: (EUI − median) / median. */
  readonly difference: Decimal;
}

/** Where a site EUI stands beside the national median of its property type. Throws BuildingValueMissing where there is none. */
export function benchmarkPosition(book: BuildingBook, siteEui: Numeric, propertyType: string): BenchmarkPosition {
  const own = figure(siteEui, '/siteEui', 'not negative');
  const median = book.medianSiteEui(propertyType);
  return { median, difference: divide(add(own, negate(median.siteEui)), median.siteEui, INTENSITY_PLACES) };
}

/** Useful output per input of the same unit: an efficiency, or above one a heat pump's coefficient of performance (EN 14825). */
export const efficiency = (usefulOutput: Numeric, input: Numeric): Decimal =>
  divide(figure(usefulOutput, '/usefulOutput', 'not negative'), figure(input, '/input', 'positive'), INTENSITY_PLACES);

/** Renewable part of energy used, 0 to 1 (Directive (EU) 2018/2001 Art. 7: renewable over gross final consumption). One unit for both. */
export function renewableShare(uses: readonly { amount: Numeric; renewable: boolean }[]): Decimal {
  const read = uses.map(({ amount, renewable }, index) => ({
    renewable,
    amount: figure(amount, `/uses/${index}/amount`, 'not negative'),
  }));
  const sum = (which: typeof read) => which.reduce((total, each) => add(total, each.amount), ZERO);
  const all = figure(sum(read), '/uses', 'positive');
  return divide(sum(read.filter((each) => each.renewable)), all, INTENSITY_PLACES);
}
