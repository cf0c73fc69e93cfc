// One import assessed both ways: by its actual emissions and by default values, side by side, with the euro between them.
import type { CbamBook, CbamDefaultValue, CbamGood } from '../../factors/index.ts';
import { add, type Decimal, multiply, negate } from '../../shared/decimal.ts';
import { figure, type Numeric, ONE } from '../numeric.ts';
import type { CbamImport } from './import.ts';
import { type CbamRoute, routeByActual, routeByDefault } from './route.ts';

export interface CbamAssessment {
  readonly good: CbamGood;
  readonly defaultValue: CbamDefaultValue;
  readonly markup: Decimal;
  readonly freeAllocationShare: Decimal;
  /** What free allocation no longer covers of the benchmark: 0.025 in 2026, all of it from 2034. */
  readonly payableShare: Decimal;
  /** EUR per certificate that was reckoned with. */
  readonly certificatePriceEur: Decimal;
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
  const question = { book, item, good, defaultValue, markup, freeAllocationShare };
  const byDefault = routeByDefault(question);
  const common = {
    ...{ good, defaultValue, markup, freeAllocationShare, byDefault },
    payableShare: add(ONE, negate(freeAllocationShare)),
    certificatePriceEur: figure(
      item.certificatePriceEur ?? book.certificatePrice(item.quarter ?? ''),
      '/certificatePriceEur',
    ),
  };
  if (item.actual === undefined) return common;
  const byActual = routeByActual(question, item.actual);
  return { ...common, byActual, defaultCostsMoreEur: add(byDefault.euro, negate(byActual.euro)) };
}

/** What an import brings in: mass × specific emissions, direct, indirect and together, tCO2e, exact. */
export function importedEmissions(massT: Numeric, specific: { direct: Numeric; indirect: Numeric }) {
  const mass = figure(massT, '/massT', 'not negative');
  const direct = multiply(mass, figure(specific.direct, '/direct', 'not negative'));
  const indirect = multiply(mass, figure(specific.indirect, '/indirect', 'not negative'));
  return { direct, indirect, total: add(direct, indirect) };
}
