// One import assessed both ways: by its actual emissions and by default values, side by side, with the euro between them.
import type { CbamBook, CbamDefaultValue, CbamGood } from '../../factors/index.ts';
import { add, type Decimal, formatDecimal, multiply, negate } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';
import type { CarbonPricePaid, ExchangeRates } from './carbon-price.ts';
import { type Liability, liability, withMarkup } from './liability.ts';

export interface CbamImport {
  readonly cnCode: string;
  readonly origin: string;
  /** Year of import: decides mark-up, free-allocation share and nomenclature. */
  readonly year: number;
  /** Net mass, tonnes. */
  readonly massT: Numeric;
  /** Actual, verified specific emissions, tCO2e per tonne; absent when only the default route is open. */
  readonly actual?: { readonly direct: Numeric; readonly indirect?: Numeric; readonly benchmark?: Numeric };
  /** Production route indicator (`C`, `K`); absent: the default value's own. */
  readonly route?: string;
  /** Words of the variant where a code has several (`grey`, `white`). */
  readonly variant?: string;
  /** Overrides the published benchmark, tCO2e per tonne. */
  readonly benchmark?: Numeric;
  /** EUR per certificate, or the quarter whose published price holds. */
  readonly certificatePriceEur?: Numeric;
  readonly quarter?: string;
  readonly carbonPricePaid?: CarbonPricePaid;
  readonly exchangeRates?: ExchangeRates;
}

export interface CbamRoute extends Liability {
  /** tCO2e per tonne that count for this good; with mark-up on the default route. */
  readonly specific: Decimal;
  readonly benchmark: Decimal;
  /** What was taken because nobody said otherwise; empty when nothing was. */
  readonly assumptions: readonly string[];
}

export interface CbamAssessment {
  readonly good: CbamGood;
  readonly defaultValue: CbamDefaultValue;
  readonly markup: Decimal;
  readonly freeAllocationShare: Decimal;
  readonly byDefault: CbamRoute;
  readonly byActual?: CbamRoute;
  /** EUR the default route costs beyond the actual one; negative when actual data cost more. Absent without actual data. */
  readonly defaultCostsMoreEur?: Decimal;
}

/**
 * Liability of one import by default values and, when given, by actual emissions. Indirect emissions count for cement, fertilisers
 * and sintered ore only (Art. 7(1), Annex II). Faults: cn_code_*, origin_refused, cbam_year_refused, cbam_value_missing,
 * number_refused, figure_out_of_range, currencies_mixed; each names the field.
 */
export function assessImport(book: CbamBook, item: CbamImport): CbamAssessment {
  const good = book.good(item.cnCode, { year: item.year });
  const markup = book.markup(good.sector, item.year);
  const freeAllocationShare = book.freeAllocationShare(item.year);
  const defaultValue = book.defaultValue(item.cnCode, item.origin, item.variant);
  const question = { book, item, good, defaultValue, freeAllocationShare };
  const byDefault = routeOf(question, withMarkup(defaultValue.total, markup), [
    `Default value ${formatDecimal(defaultValue.total)} t/t of ${defaultValue.row}, mark-up ${formatDecimal(markup)}.`,
    ...defaultValue.assumptions,
  ]);
  const common = { good, defaultValue, markup, freeAllocationShare, byDefault };
  if (item.actual === undefined) return common;
  const byActual = routeOf(question, actualSpecific(item.actual, good), [], item.actual.benchmark);
  return { ...common, byActual, defaultCostsMoreEur: add(byDefault.euro, negate(byActual.euro)) };
}

function actualSpecific(actual: NonNullable<CbamImport['actual']>, good: CbamGood): Decimal {
  const direct = figure(actual.direct, '/actual/direct', 'not negative');
  if (!good.indirectCounts) return direct;
  return add(direct, figure(actual.indirect, '/actual/indirect', 'not negative'));
}

interface Question {
  readonly book: CbamBook;
  readonly item: CbamImport;
  readonly good: CbamGood;
  readonly defaultValue: CbamDefaultValue;
  readonly freeAllocationShare: Decimal;
}

function routeOf(question: Question, specific: Decimal, said: readonly string[], own?: Numeric): CbamRoute {
  const { book, item, freeAllocationShare } = question;
  const { value, assumptions } = benchmarkOf(question, own);
  const priceEur = item.certificatePriceEur ?? book.certificatePrice(item.quarter ?? '');
  const owed = liability({
    specific,
    massT: item.massT,
    benchmark: value,
    freeAllocationShare,
    crossSectoralCorrection: book.crossSectoralCorrection,
    priceEur,
    ...(item.carbonPricePaid === undefined ? {} : { carbonPricePaid: item.carbonPricePaid }),
    ...(item.exchangeRates === undefined ? {} : { exchangeRates: item.exchangeRates }),
  });
  return { ...owed, specific, benchmark: value, assumptions: [...said, ...assumptions] };
}

function benchmarkOf({ book, item, good, defaultValue }: Question, own: Numeric | undefined) {
  const stated = own ?? item.benchmark;
  if (stated !== undefined) return { value: figure(stated, '/benchmark', 'not negative'), assumptions: [] };
  const { route } = item;
  const likelyRoute = defaultValue.route;
  const found = book.benchmark(good.asked, { likelyRoute, ...(route === undefined ? {} : { route }) });
  const followed = route === undefined && likelyRoute !== '' && found.route.includes(likelyRoute);
  const chosen = followed ? [`Route ${likelyRoute} is that of the default value.`] : [];
  const column = item.actual === undefined ? [] : ['Benchmark of column B; the law takes column A for actual values.'];
  return { value: found.value, assumptions: [...chosen, ...found.assumptions, ...column] };
}

/** What an import brings in: mass × specific emissions, direct, indirect and together, tCO2e, exact. */
export function importedEmissions(massT: Numeric, specific: { direct: Numeric; indirect: Numeric }) {
  const mass = figure(massT, '/massT', 'not negative');
  const direct = multiply(mass, figure(specific.direct, '/direct', 'not negative'));
  const indirect = multiply(mass, figure(specific.indirect, '/indirect', 'not negative'));
  return { direct, indirect, total: add(direct, indirect) };
}
