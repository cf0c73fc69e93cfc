// A building's year: energy and intensity at site and source, beside comparable buildings where there is a reliable median.
import { benchmarkPosition, energyIntensity, figure, INTENSITY_PLACES } from '../../calculators/index.ts';
import { type BuildingBook, BuildingValueMissing, referenceSets } from '../../factors/index.ts';
import { type Decimal, divide, formatDecimal, toDecimal } from '../../shared/decimal.ts';
import { Fault, isFault } from '../../shared/fault.ts';
import type { EnergyRequest, EnergyResult } from './contract.ts';

/** Exact: the international foot. */
const M2_PER_FT2 = toDecimal('0.09290304');

/** Throws BuildingValueMissing, NumberRefused or FigureOutOfRange with the pointer of the field. */
export function calculateEnergy(book: BuildingBook, asked: EnergyRequest): EnergyResult {
  const { uses, year, country = 'US', reference } = asked;
  const area = figure(asked.floorArea, '/floorArea', 'positive');
  const floorAreaFt2 = asked.areaUnit === 'ft2' ? area : divide(area, M2_PER_FT2, INTENSITY_PLACES);
  uses.forEach((use, index) => {
    demandTabled(book, { ...use, country, year }, `/uses/${index}`);
  });
  const found = energyIntensity(book, { uses, floorAreaFt2, country, year });
  const { benchmark, gaps } = benchmarkOf(book, found.siteEui, asked.propertyType);
  return {
    ...(reference !== undefined && { reference }),
    siteKbtu: formatDecimal(found.siteKbtu),
    sourceKbtu: formatDecimal(found.sourceKbtu),
    siteEui: formatDecimal(found.siteEui),
    sourceEui: formatDecimal(found.sourceEui),
    floorAreaFt2: formatDecimal(floorAreaFt2),
    byEnergy: found.byEnergy.map(({ energy, siteKbtu, sourceKbtu }) => ({
      energy,
      siteKbtu: formatDecimal(siteKbtu),
      sourceKbtu: formatDecimal(sourceKbtu),
    })),
    benchmark,
    gaps,
    assumptions:
      asked.country === undefined
        ? [{ code: 'country_default', message: 'The source-site ratios of the US were used.' }]
        : [],
    factors: referenceSets(book.sets).map(({ id, version, sha256, cautions }) => ({
      set: id,
      version,
      sha256,
      cautions,
    })),
    rounding: { places: INTENSITY_PLACES, mode: 'half-even', rule: 'intensities once, from exact sums' },
  };
}

/** The tables know one energy, not the list it stands in: what they lack is told by its place. */
function demandTabled(
  book: BuildingBook,
  use: { energy: string; unit: string; country: string; year: number },
  place: string,
): void {
  try {
    book.kbtuPerUnit(use.energy, use.unit);
    book.sourceSiteRatio(use.energy, use.country, use.year);
  } catch (error) {
    if (!isFault(error)) throw error;
    throw new Fault(
      error.type,
      error.problems.map((problem) => ({ ...problem, field: `${place}${problem.field ?? ''}` })),
    );
  }
}

function benchmarkOf(
  book: BuildingBook,
  siteEui: Decimal,
  propertyType: string | undefined,
): Pick<EnergyResult, 'benchmark' | 'gaps'> {
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
