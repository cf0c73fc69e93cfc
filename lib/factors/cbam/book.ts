// All CBAM tables of one release behind one object: whoever holds the files opens it, and the rest only asks.
import { compare, type Decimal, toDecimal } from '../../shared/decimal.ts';
import { type BenchmarkTable, findBenchmark } from './benchmark.ts';
import { findGood, type GoodsIndex } from './cn-code.ts';
import { findOrigin } from './country.ts';
import { DefaultTables, findDefaultValue } from './default-value.ts';
import { CbamValueMissing, RegimeYearRefused } from './faults.ts';
import {
  BenchmarksFile,
  type CbamBenchmark,
  type CbamDefaultValue,
  type CbamGood,
  type CbamSector,
  DefaultsFile,
  GoodsFile,
  RulesFile,
} from './model.ts';

/** The parsed JSON of the four files of `data/reference`. */
export interface CbamFiles {
  readonly goods: unknown;
  readonly defaults: unknown;
  readonly benchmarks: unknown;
  readonly rules: unknown;
}

export interface CbamBook {
  /** Names of the sets the answers come from. */
  readonly sets: readonly string[];
  /** The good of a CN code; with `year` it must stand in that year's nomenclature. Faults: cn_code_*. */
  good(cnCode: string, options?: { field?: string; year?: number }): CbamGood;
  /** The default value before mark-up. Faults: cn_code_*, origin_refused, cbam_value_missing. */
  defaultValue(cnCode: string, origin: string, variant?: string): CbamDefaultValue;
  /** Column B benchmark. Faults: cn_code_*, cbam_value_missing. */
  benchmark(cnCode: string, routes?: { route?: string; likelyRoute?: string }): CbamBenchmark;
  /** Mark-up on default values as a share: 0.1, 0.2, 0.3; fertilisers 0.01. Fault: cbam_year_refused. */
  markup(sector: CbamSector, year: number): Decimal;
  /** Share of the benchmark that is still free: 0.975 in 2026, 0 from 2034. Fault: cbam_year_refused. */
  freeAllocationShare(year: number): Decimal;
  readonly crossSectoralCorrection: Decimal;
  readonly deMinimisTonnes: Decimal;
  /** EUR per certificate of a quarter, `2026-Q1`. Fault: cbam_value_missing, naming the quarters known. */
  certificatePrice(quarter: string): Decimal;
}

/** Opens the tables. Throws a ZodError when a file is not of the form `data:import` writes. */
export function cbamBook(files: CbamFiles): CbamBook {
  const [goods, defaults] = [GoodsFile.parse(files.goods), DefaultsFile.parse(files.defaults)];
  const [benchmarks, rules] = [BenchmarksFile.parse(files.benchmarks), RulesFile.parse(files.rules)];
  const index = goodsIndex(goods, benchmarks.benchmarks);
  const tables = new DefaultTables(defaults.values);
  const good: CbamBook['good'] = (cnCode, options = {}) => findGood(index, cnCode, { field: '/cnCode', ...options });
  return {
    sets: [goods.set, defaults.set, benchmarks.set, rules.set],
    good,
    defaultValue: (cnCode, origin, variant) =>
      findDefaultValue(tables, {
        good: good(cnCode),
        origin: findOrigin(origin, defaults.countries, '/origin'),
        field: '/cnCode',
        ...(variant === undefined ? {} : { variant }),
      }),
    benchmark: (cnCode, routes = {}) =>
      findBenchmark(benchmarks.benchmarks, { good: good(cnCode), field: '/cnCode', ...routes }),
    ...yearRules(rules),
    crossSectoralCorrection: toDecimal(rules.crossSectoralCorrection),
    deMinimisTonnes: toDecimal(rules.deMinimisTonnes),
    certificatePrice: (quarter) => priceOf(rules.certificatePriceEur, quarter),
  };
}

function goodsIndex(
  { goods }: { goods: [string, string, string, CbamSector][] },
  benchmarks: BenchmarkTable,
): GoodsIndex {
  const known = goods.map(([code, name, category, sector]) => {
    const indirectCounts = sector === 'cement' || sector === 'fertilisers' || code === '26011200';
    return [code, { code, name, category, sector, indirectCounts }] as const;
  });
  return { goods: new Map(known), of2026: new Set(Object.keys(benchmarks)) };
}

const FIRST_YEAR = 2026;
function demandYear(year: number): number {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= 2100) return year;
  throw RegimeYearRefused({
    field: '/year',
    value: year,
    message: `${year} is not a year of the definitive period.`,
    remedy: `Give a year from ${FIRST_YEAR} on.`,
  });
}

/** A year after the last one listed has that one's figure: mark-ups stay at 30 %, free allocation at nothing. */
function ofYear(byYear: Readonly<Record<string, string>>, year: number): Decimal {
  const last = Object.keys(byYear)
    .map(Number)
    .filter((each) => each <= demandYear(year))
    .reduce((a, b) => Math.max(a, b), 0);
  return toDecimal(byYear[last] ?? '0');
}

function yearRules(rules: {
  markup: Record<string, Record<string, string>>;
  freeAllocationShare: Record<string, string>;
}): Pick<CbamBook, 'markup' | 'freeAllocationShare'> {
  const shares = Object.values(rules.freeAllocationShare).map(toDecimal);
  if (shares.some((share) => compare(share, toDecimal('1')) > 0)) throw new RangeError('A share exceeds one.');
  return {
    markup: (sector, year) => ofYear(rules.markup[sector] ?? {}, year),
    freeAllocationShare: (year) => ofYear(rules.freeAllocationShare, year),
  };
}

function priceOf(prices: Readonly<Record<string, string>>, quarter: string): Decimal {
  const price = Object.hasOwn(prices, quarter) ? prices[quarter] : undefined;
  if (price !== undefined) return toDecimal(price);
  throw CbamValueMissing({
    field: '/certificatePriceEur',
    value: quarter,
    message:
      quarter === ''
        ? 'Neither a certificate price nor the quarter it is published for is stated.'
        : `No certificate price of ${quarter.slice(0, 20)} is published here.`,
    remedy: `State the price in EUR, or a quarter; known are ${Object.keys(prices).join(', ')}.`,
  });
}
