// One building's year in, its intensity, emissions and place among comparable buildings out.
import { benchmarkPosition, type EnergyIntensity, energyIntensity, kg } from '../../calculators/index.ts';
import { type BuildingBook, BuildingValueMissing } from '../../factors/index.ts';
import { add, compare, type Decimal, formatDecimal, multiply, negate, ZERO } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Cells } from '../tabular/read-row.ts';
import { anomaliesOf } from './anomalies.ts';
import type { Emitted, Emitting } from './emissions.ts';
import { floorAreaOf } from './floor-area.ts';
import type { Parameters } from './input.ts';
import { type Option, optionsOf } from './savings/options.ts';

export interface Benchmark {
  readonly propertyType: string;
  readonly median: Decimal;
  readonly difference: Decimal;
  readonly doubt?: string;
}

export interface Evaluated extends EnergyIntensity {
  readonly building: string;
  readonly year: number;
  readonly areaFt2: Decimal;
  readonly benchmark?: Benchmark;
  readonly emitted?: Emitted;
  /** kBtu a year that reaching the median would save; absent where it is reached. */
  readonly savingKbtu?: Decimal;
  readonly options: readonly Option[];
  readonly degreeDays?: Decimal;
  readonly anomalies: readonly string[];
  readonly gaps: readonly string[];
}

export interface Books {
  readonly book: BuildingBook;
  readonly emitting: Emitting;
  readonly parameters: Parameters;
}

export interface Use {
  readonly energy: string;
  readonly amount: Decimal;
  readonly unit: string;
}

/** `uses` are those of the row itself unless they come from meters. */
export function evaluate({ book, emitting, parameters }: Books, cells: Cells, metered?: readonly Use[]): Evaluated {
  const building = cells.required('building');
  const year = yearOf(cells, parameters);
  const { areaFt2, propertyType } = floorAreaOf(cells, parameters.areaUnit);
  const uses = metered ?? usesOf(cells, parameters);
  const found = energyIntensity(book, { uses, floorAreaFt2: areaFt2, country: parameters.country, year });
  const { benchmark, gap } = benchmarkOf(book, found.siteEui, propertyType);
  const region = cells.text('region') || (parameters.region ?? '');
  const amounts = uses.map((use, index) => ({ ...use, siteKbtu: found.byEnergy[index]?.siteKbtu ?? ZERO }));
  const emitted = region === '' ? undefined : emitting.of(amounts, region, year);
  const above = benchmark !== undefined && compare(found.siteEui, benchmark.median) > 0 ? benchmark : undefined;
  return {
    ...found,
    ...{ building, year, areaFt2 },
    options: optionsOf(building, amounts, emitted, parameters),
    ...degreeDaysOf(cells),
    ...(benchmark && { benchmark }),
    ...(emitted && { emitted }),
    ...(above && { savingKbtu: multiply(add(found.siteEui, negate(above.median)), areaFt2) }),
    anomalies: anomaliesOf(found.siteEui, benchmark?.median, cells.figure('statedSiteEui')),
    gaps: [
      ...(gap === undefined ? [] : [gap]),
      ...(emitted?.gaps ?? ['No region is given, so no emissions are computed.']),
    ],
  };
}

function degreeDaysOf(cells: Cells): Pick<Evaluated, 'degreeDays'> {
  const degreeDays = cells.figure('degreeDays');
  return degreeDays === undefined ? {} : { degreeDays };
}

export function yearOf(cells: Cells, parameters: Parameters): number {
  const text = cells.text('year');
  const year = text === '' ? parameters.year : Number(text);
  if (year !== undefined && Number.isInteger(year) && year >= 1990 && year <= 2100) return year;
  return cells.refuse('year', {
    code: text === '' ? 'year_missing' : 'year_unreadable',
    reason: text === '' ? 'The year is missing.' : `"${text.slice(0, 40)}" is no year from 1990 to 2100.`,
    remedy: 'Write the year of the data, e.g. 2024, or give "year" in the input.',
  });
}

const ENERGIES = [
  ['electricity', 'electricity'],
  ['naturalGas', 'natural-gas'],
  ['districtSteam', 'district-steam'],
] as const;

function usesOf(cells: Cells, { units }: Parameters) {
  const uses = ENERGIES.flatMap(([column, energy]) => {
    const amount = cells.figure(column);
    if (amount === undefined) return [];
    if (amount.coefficient >= 0n) return [{ energy, amount, unit: units[column] }];
    return cells.refuse(column, {
      code: 'quantity_negative',
      reason: 'The quantity is negative.',
      remedy: 'Correct the reading; book exports apart, not as negative consumption.',
    });
  });
  if (uses.length > 0) return uses;
  return cells.refuse('electricity', {
    code: 'energy_missing',
    reason: 'No energy is given.',
    remedy: 'Give electricity, natural gas or district steam; 0 where none was used.',
  });
}

function benchmarkOf(
  book: BuildingBook,
  siteEui: Decimal,
  propertyType: string,
): { benchmark?: Benchmark; gap?: string } {
  if (propertyType === '') return { gap: 'No property type is given, so there is no benchmark.' };
  try {
    const { median, difference } = benchmarkPosition(book, siteEui, propertyType);
    const { siteEui: middle, doubt } = median;
    return {
      benchmark: {
        propertyType: median.propertyType,
        median: middle,
        difference,
        ...(doubt !== undefined && { doubt }),
      },
    };
  } catch (error) {
    if (isFault(error, BuildingValueMissing)) return { gap: `There is no median for "${propertyType.slice(0, 60)}".` };
    throw error;
  }
}

/** What the receipt and the result hold of a building. */
export const factsOf = ({ benchmark, emitted, savingKbtu, ...found }: Evaluated) => ({
  floorAreaFt2: formatDecimal(found.areaFt2),
  siteKbtu: formatDecimal(found.siteKbtu),
  sourceKbtu: formatDecimal(found.sourceKbtu),
  siteEui: formatDecimal(found.siteEui),
  sourceEui: formatDecimal(found.sourceEui),
  ...(benchmark && {
    benchmark: {
      propertyType: benchmark.propertyType,
      medianSiteEui: formatDecimal(benchmark.median),
      difference: formatDecimal(benchmark.difference),
      ...(benchmark.doubt !== undefined && { doubt: benchmark.doubt }),
    },
  }),
  ...(emitted && {
    emissions: {
      scope1Co2eKg: kg(emitted.scope1),
      scope2Co2eKg: kg(emitted.scope2),
      factors: emitted.factors.map(({ factor }) => factor.id),
    },
  }),
  ...(savingKbtu && { savingToMedianKbtu: formatDecimal(savingKbtu) }),
  ...(found.options.length > 0 && { options: found.options.map(optionView) }),
  anomalies: [...found.anomalies],
});
const optionView = ({ money, saves, ...option }: Option) => ({
  ...option,
  saves: { ...saves },
  money: money && { ...money, irr: { status: money.irr.status, rates: [...money.irr.rates] } },
});

export const entryFacts = (evaluated: Evaluated): JsonObject => ({ ...factsOf(evaluated), gaps: [...evaluated.gaps] });
