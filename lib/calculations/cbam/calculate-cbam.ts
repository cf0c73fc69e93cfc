// What one import of CBAM goods owes, by default values and, where they are given, by actual emissions.
import {
  assessImport,
  type CbamRoute,
  countsTowardsThreshold,
  EURO_PLACES,
  figure,
  type MadeGoods,
  yearToDate,
} from '../../calculators/index.ts';
import { type CbamBook, type CbamGood, defaultValueView, referenceSets } from '../../factors/index.ts';
import { formatDecimal, ZERO } from '../../shared/decimal.ts';
import { QuarterOfAnotherYear } from '../faults.ts';
import type { CbamRequest, CbamResult } from './contract.ts';
import { qualityOf } from './quality.ts';
import { importOf, madeGoodsOf } from './read-request.ts';

/** Throws the faults of the tables and of the calculator, each with the pointer of its field. */
export function calculateCbam(book: CbamBook, asked: CbamRequest): CbamResult {
  const { reference, quarter, year } = asked;
  if (quarter !== undefined && !quarter.startsWith(`${year}-`)) throw QuarterOfAnotherYear({ quarter, year });
  const made = madeGoodsOf(book, asked);
  const found = assessImport(book, importOf(asked, made));
  const { good, defaultValue, byDefault, byActual, defaultCostsMoreEur } = found;
  return {
    ...(reference !== undefined && { reference }),
    good: goodView(good),
    origin: asked.origin,
    massT: formatDecimal(figure(asked.massT, '/massT')),
    defaultValue: defaultValueView(defaultValue),
    markup: formatDecimal(found.markup),
    freeAllocationShare: formatDecimal(found.freeAllocationShare),
    payableShare: formatDecimal(found.payableShare),
    certificatePriceEur: formatDecimal(found.certificatePriceEur),
    ...exchangeRateOf(asked),
    ...thresholdOf(book, asked, good),
    ...(asked.processes && { processes: processesOf(made) }),
    byDefault: routeView(byDefault),
    ...(byActual && { byActual: routeView(byActual) }),
    ...(defaultCostsMoreEur && { defaultCostsMoreEur: formatDecimal(defaultCostsMoreEur) }),
    ...qualityOf(book, byActual ?? byDefault, asked),
    factors: referenceSets(book.sets).map(({ id, version, sha256, cautions }) => ({
      set: id,
      version,
      sha256,
      cautions,
    })),
    rounding: { tonnes: 'exact', euroPlaces: EURO_PLACES, mode: 'half-even', rule: 'euro once per import' },
  };
}

const goodView = (good: CbamGood): CbamResult['good'] => ({
  cnCode: good.asked,
  name: good.name,
  category: good.category,
  sector: good.sector,
  indirectEmissionsCount: good.indirectCounts,
});

function exchangeRateOf({ carbonPricePaid: paid, exchangeRates = {} }: CbamRequest): Pick<CbamResult, 'exchangeRate'> {
  if (paid === undefined || paid.per === 'certificates') return {};
  const used = Object.hasOwn(exchangeRates, paid.currency) ? exchangeRates[paid.currency] : undefined;
  if (used === undefined) return {};
  const rate = formatDecimal(figure(used.rate, `/exchangeRates/${paid.currency}/rate`, 'positive'));
  const { date, source } = used;
  return { exchangeRate: { currency: paid.currency, rate, date, ...(source !== undefined && { source }) } };
}

function thresholdOf(
  book: CbamBook,
  { massT, earlierImportsT }: CbamRequest,
  good: CbamGood,
): Pick<CbamResult, 'deMinimis'> {
  if (earlierImportsT === undefined) return {};
  const counted = countsTowardsThreshold(good.sector) ? figure(massT, '/massT') : ZERO;
  const found = yearToDate(book, counted, earlierImportsT);
  return {
    deMinimis: {
      massT: formatDecimal(found.massT),
      thresholdT: formatDecimal(found.thresholdT),
      exempt: found.exempt && countsTowardsThreshold(good.sector),
    },
  };
}

const processesOf = ({ byId }: MadeGoods): NonNullable<CbamResult['processes']> =>
  [...byId.values()].map(({ id, direct, indirect, total, byDefaults }) => ({
    id,
    directT: formatDecimal(direct),
    indirectT: formatDecimal(indirect),
    totalT: formatDecimal(total),
    byDefaultsT: formatDecimal(byDefaults),
  }));

const routeView = (route: CbamRoute): CbamResult['byDefault'] => ({
  specificT: formatDecimal(route.specific),
  specificDirectT: formatDecimal(route.specificDirect),
  specificIndirectT: formatDecimal(route.specificIndirect),
  benchmarkT: formatDecimal(route.benchmark),
  embeddedT: formatDecimal(route.embeddedT),
  embeddedDirectT: formatDecimal(route.embeddedDirectT),
  embeddedIndirectT: formatDecimal(route.embeddedIndirectT),
  byDefaultsT: formatDecimal(route.byDefaultsT),
  adjustmentT: formatDecimal(route.adjustmentT),
  payableT: formatDecimal(route.payableT),
  paidAbroadT: formatDecimal(route.paidAbroadT),
  certificates: formatDecimal(route.certificates),
  euro: formatDecimal(route.euro),
  assumptions: route.assumptions.map(({ code, message }) => ({ code, message })),
});
