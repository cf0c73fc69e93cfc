// One way to assess an import, by default values or by actual emissions: what it emitted, what is free, and what it owes.
import type { CbamBook, CbamDefaultValue, CbamGood } from '../../factors/index.ts';
import { add, type Decimal, formatDecimal, multiply, ZERO } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';
import type { ActualEmissions, Assumption, CbamImport } from './import.ts';
import { type Liability, liability, withMarkup } from './liability.ts';
import { splitDefault } from './production/default-precursors.ts';

export interface CbamRoute extends Liability {
  /** tCO2e per tonne that count for this good; with mark-up on the default route. */
  readonly specific: Decimal;
  /** Of `specific`; what does not count for this good is not in it. */
  readonly specificDirect: Decimal;
  readonly specificIndirect: Decimal;
  /** Of `specific`: what rests on default values, its own or those of precursors. */
  readonly specificByDefaults: Decimal;
  /** The same for the whole mass, tCO2e. */
  readonly embeddedDirectT: Decimal;
  readonly embeddedIndirectT: Decimal;
  readonly byDefaultsT: Decimal;
  readonly benchmark: Decimal;
  /** `set#code/route` of a published benchmark; absent where it was stated. */
  readonly benchmarkId?: string;
  /** Empty when everything was said. */
  readonly assumptions: readonly Assumption[];
}

export interface Question {
  readonly book: CbamBook;
  readonly item: CbamImport;
  readonly good: CbamGood;
  readonly defaultValue: CbamDefaultValue;
  readonly markup: Decimal;
  readonly freeAllocationShare: Decimal;
}

type Specific = Pick<CbamRoute, 'specific' | 'specificDirect' | 'specificIndirect' | 'specificByDefaults'>;

export function routeByDefault(question: Question): CbamRoute {
  const { defaultValue, markup } = question;
  const { direct, indirect } = splitDefault(defaultValue, markup);
  const specific = withMarkup(defaultValue.total, markup);
  return routeOf(
    question,
    { specific, specificDirect: direct, specificIndirect: indirect, specificByDefaults: specific },
    {
      assumptions: [
        {
          code: 'default_value',
          message: `Default value ${formatDecimal(defaultValue.total)} t/t of ${defaultValue.row}, mark-up ${formatDecimal(markup)}.`,
        },
        ...defaultValue.assumptions.map((message) => ({ code: 'highest_variant' as const, message })),
      ],
    },
  );
}

const COLUMN_B: Assumption = {
  code: 'benchmark_column_b',
  message: 'Benchmark of column B; the law takes column A for actual values, which is not published here: state it.',
};

export function routeByActual(question: Question, actual: ActualEmissions): CbamRoute {
  const { good, item } = question;
  const direct = figure(actual.direct, '/actual/direct', 'not negative');
  const indirect = good.indirectCounts ? figure(actual.indirect, '/actual/indirect', 'not negative') : ZERO;
  const { byDefaults } = actual;
  const resting = good.indirectCounts ? byDefaults?.total : byDefaults?.direct;
  const stated = actual.benchmark ?? item.benchmark;
  return routeOf(
    question,
    {
      specific: add(direct, indirect),
      specificDirect: direct,
      specificIndirect: indirect,
      specificByDefaults: figure(resting ?? 0, '/actual/byDefaults', 'not negative'),
    },
    {
      assumptions: [...(actual.assumptions ?? []), ...(stated === undefined ? [COLUMN_B] : [])],
      ...(actual.benchmark !== undefined && { benchmark: actual.benchmark }),
    },
  );
}

interface Said {
  readonly assumptions: readonly Assumption[];
  readonly benchmark?: Numeric;
}

function routeOf(question: Question, specific: Specific, said: Said): CbamRoute {
  const { book, item, freeAllocationShare } = question;
  const { value, benchmarkId, assumptions } = benchmarkOf(question, said.benchmark);
  const owed = liability({
    specific: specific.specific,
    massT: item.massT,
    benchmark: value,
    freeAllocationShare,
    crossSectoralCorrection: book.crossSectoralCorrection,
    priceEur: item.certificatePriceEur ?? book.certificatePrice(item.quarter ?? ''),
    ...(item.carbonPricePaid === undefined ? {} : { carbonPricePaid: item.carbonPricePaid }),
    ...(item.exchangeRates === undefined ? {} : { exchangeRates: item.exchangeRates }),
  });
  const ofMass = (each: Decimal): Decimal => multiply(figure(item.massT, '/massT'), each);
  return {
    ...owed,
    ...specific,
    embeddedDirectT: ofMass(specific.specificDirect),
    embeddedIndirectT: ofMass(specific.specificIndirect),
    byDefaultsT: ofMass(specific.specificByDefaults),
    benchmark: value,
    ...(benchmarkId !== undefined && { benchmarkId }),
    assumptions: [...said.assumptions, ...assumptions],
  };
}

function benchmarkOf(
  { book, item, good, defaultValue }: Question,
  own: Numeric | undefined,
): { value: Decimal; benchmarkId?: string; assumptions: readonly Assumption[] } {
  const stated = own ?? item.benchmark;
  if (stated !== undefined) return { value: figure(stated, '/benchmark', 'not negative'), assumptions: [] };
  const { route } = item;
  const likelyRoute = defaultValue.route;
  const found = book.benchmark(good.asked, { likelyRoute, ...(route === undefined ? {} : { route }) });
  const followed = route === undefined && likelyRoute !== '' && found.route.includes(likelyRoute);
  const chosen = followed
    ? [{ code: 'route_of_default' as const, message: `Route ${likelyRoute} is that of the default value.` }]
    : [];
  const benchmarkId = `${book.sets[2]}#${found.cnCode}/${found.route}`;
  const lowest = found.assumptions.map((message) => ({ code: 'benchmark_lowest' as const, message }));
  return { value: found.value, benchmarkId, assumptions: [...chosen, ...lowest] };
}
