// Energy of a building's year, at the meter and at the source, and its intensity beside comparable buildings.
import { benchmarkPosition, energyIntensity, figure, INTENSITY_PLACES } from '../../calculators/index.ts';
import { type BuildingBook, BuildingValueMissing } from '../../factors/index.ts';
import { type Decimal, decimal, divide, formatDecimal, toDecimal } from '../../shared/decimal.ts';
import { isFault, within } from '../../shared/fault.ts';
import { EnergyFieldsMissing } from '../faults.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';

/** Exact: the international foot. */
const M2_PER_FT2 = toDecimal('0.09290304');

export interface Use {
  /** Where it was said, for what is wrong with it. */
  readonly place: string;
  readonly energy: string;
  readonly unit: string;
  readonly amount: Decimal;
  readonly relative95?: string | number;
  readonly onDefault: boolean;
}

export interface Intensity {
  readonly shown: Pick<
    EnergyResult,
    'siteKbtu' | 'sourceKbtu' | 'siteEui' | 'sourceEui' | 'floorAreaFt2' | 'byEnergy' | 'benchmark'
  >;
  readonly gaps: readonly string[];
  readonly siteKbtuOf: readonly Decimal[];
}

/** Throws BuildingValueMissing, EnergyFieldsMissing, NumberRefused, FigureOutOfRange with the pointer of the field. */
export function intensityOf(book: BuildingBook, uses: readonly Use[], asked: EnergyRequest): Intensity {
  const { year, country = 'US' } = asked;
  if (year === undefined) throw EnergyFieldsMissing({ fields: ['/year'] });
  for (const { place, energy, unit } of uses)
    within(place, () => [book.kbtuPerUnit(energy, unit), book.sourceSiteRatio(energy, country, year)]);
  const floorAreaFt2 = areaOf(asked);
  const found = energyIntensity(book, { uses, floorAreaFt2: floorAreaFt2 ?? decimal(1n), country, year });
  const energy = {
    siteKbtu: formatDecimal(found.siteKbtu),
    sourceKbtu: formatDecimal(found.sourceKbtu),
    byEnergy: found.byEnergy.map((each) => ({
      energy: each.energy,
      siteKbtu: formatDecimal(each.siteKbtu),
      sourceKbtu: formatDecimal(each.sourceKbtu),
    })),
  };
  const siteKbtuOf = found.byEnergy.map(({ siteKbtu }) => siteKbtu);
  if (floorAreaFt2 === undefined)
    return { shown: energy, gaps: ['No floor area is given, so there is no intensity.'], siteKbtuOf };
  const { benchmark, gaps } = benchmarkOf(book, found.siteEui, asked.propertyType);
  const eui = { siteEui: formatDecimal(found.siteEui), sourceEui: formatDecimal(found.sourceEui) };
  return { shown: { ...energy, ...eui, floorAreaFt2: formatDecimal(floorAreaFt2), benchmark }, gaps, siteKbtuOf };
}

function areaOf({ floorArea, areaUnit }: EnergyRequest): Decimal | undefined {
  if (floorArea === undefined) return undefined;
  const area = figure(floorArea, '/floorArea', 'positive');
  if (areaUnit === undefined) throw EnergyFieldsMissing({ fields: ['/areaUnit'] });
  return areaUnit === 'ft2' ? area : divide(area, M2_PER_FT2, INTENSITY_PLACES);
}

function benchmarkOf(book: BuildingBook, siteEui: Decimal, propertyType: string | undefined) {
  if (propertyType === undefined)
    return { benchmark: null, gaps: ['No property type is given, so there is no benchmark.'] };
  try {
    const { median, difference } = benchmarkPosition(book, siteEui, propertyType);
    const benchmark = {
      propertyType: median.propertyType,
      medianSiteEui: formatDecimal(median.siteEui),
      difference: formatDecimal(difference),
      ...(median.doubt !== undefined && { doubt: median.doubt }),
    };
    return { benchmark, gaps: [] };
  } catch (error) {
    if (isFault(error, BuildingValueMissing)) return { benchmark: null, gaps: [error.message] };
    throw error;
  }
}
