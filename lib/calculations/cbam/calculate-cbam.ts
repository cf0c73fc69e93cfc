// What one import of CBAM goods owes, by default values and, where they are given, by actual emissions.
import { assessImport, type CbamImport, type CbamRoute, EURO_PLACES, figure } from '../../calculators/index.ts';
import { type CbamBook, defaultValueView, referenceSets } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { QuarterOfAnotherYear } from '../faults.ts';
import type { CbamRequest, CbamResult } from './contract.ts';

/** Throws the faults of the tables and of the calculator, each with the pointer of its field. */
export function calculateCbam(book: CbamBook, asked: CbamRequest): CbamResult {
  const { reference, quarter, year } = asked;
  if (quarter !== undefined && !quarter.startsWith(`${year}-`)) throw QuarterOfAnotherYear({ quarter, year });
  const found = assessImport(book, importOf(asked));
  const { good, defaultValue, markup, freeAllocationShare, byDefault, byActual, defaultCostsMoreEur } = found;
  return {
    ...(reference !== undefined && { reference }),
    good: {
      cnCode: good.asked,
      name: good.name,
      category: good.category,
      sector: good.sector,
      indirectEmissionsCount: good.indirectCounts,
    },
    origin: asked.origin,
    massT: formatDecimal(figure(asked.massT, '/massT')),
    defaultValue: defaultValueView(defaultValue),
    markup: formatDecimal(markup),
    freeAllocationShare: formatDecimal(freeAllocationShare),
    byDefault: routeView(byDefault),
    ...(byActual && { byActual: routeView(byActual) }),
    ...(defaultCostsMoreEur && { defaultCostsMoreEur: formatDecimal(defaultCostsMoreEur) }),
    factors: referenceSets(book.sets).map(({ id, version, sha256, cautions }) => ({
      set: id,
      version,
      sha256,
      cautions,
    })),
    rounding: { tonnes: 'exact', euroPlaces: EURO_PLACES, mode: 'half-even', rule: 'euro once per import' },
  };
}

/** The same import without the fields nobody filled. */
function importOf({ reference: _, actual, ...asked }: CbamRequest): CbamImport {
  const { quarter, certificatePriceEur, route, variant, benchmark, carbonPricePaid, exchangeRates } = asked;
  const { cnCode, origin, massT, year } = asked;
  return {
    ...{ cnCode, origin, massT, year },
    ...(quarter !== undefined && { quarter }),
    ...(certificatePriceEur !== undefined && { certificatePriceEur }),
    ...(route !== undefined && { route }),
    ...(variant !== undefined && { variant }),
    ...(benchmark !== undefined && { benchmark }),
    ...(carbonPricePaid !== undefined && { carbonPricePaid }),
    ...(exchangeRates !== undefined && { exchangeRates }),
    ...(actual !== undefined && { actual: stated(actual) }),
  };
}

const stated = ({
  direct,
  indirect,
  benchmark,
}: NonNullable<CbamRequest['actual']>): NonNullable<CbamImport['actual']> => ({
  direct,
  ...(indirect !== undefined && { indirect }),
  ...(benchmark !== undefined && { benchmark }),
});

const routeView = (route: CbamRoute): CbamResult['byDefault'] => ({
  specificT: formatDecimal(route.specific),
  benchmarkT: formatDecimal(route.benchmark),
  embeddedT: formatDecimal(route.embeddedT),
  adjustmentT: formatDecimal(route.adjustmentT),
  payableT: formatDecimal(route.payableT),
  paidAbroadT: formatDecimal(route.paidAbroadT),
  certificates: formatDecimal(route.certificates),
  euro: formatDecimal(route.euro),
  assumptions: [...route.assumptions],
});
