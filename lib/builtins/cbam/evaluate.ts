// One import in, its assessment out: by actual emissions where they are given, else by the default value with its mark-up.
import { assessImport, type CbamAssessment, type CbamImport, type CbamRoute } from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import { type Decimal, decimal, formatDecimal, multiply } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Cells } from '../tabular/read-row.ts';
import type { CbamParameters } from './input.ts';

export interface Assessed extends CbamAssessment {
  readonly massT: Decimal;
  readonly origin: string;
  readonly basis: 'actual' | 'default';
  /** The route that counts. */
  readonly counts: CbamRoute;
}

/** Which column a pointer of the calculator speaks of. */
export const COLUMN_OF: Readonly<Record<string, string>> = {
  '/massT': 'mass',
  '/actual/direct': 'directEmissions',
  '/actual/indirect': 'indirectEmissions',
  '/carbonPricePaid/amount': 'carbonPrice',
  '/carbonPricePaid/currency': 'carbonPriceCurrency',
};

const KG = decimal(1n, 3);

export function assess(
  book: CbamBook,
  { quarter, certificatePriceEur, exchangeRates }: CbamParameters,
  cells: Cells,
): Assessed {
  const massT = massOf(cells);
  const [benchmark, price] = [cells.figure('benchmark'), cells.figure('carbonPrice')];
  const item: CbamImport = {
    cnCode: cells.required('cnCode'),
    origin: cells.required('origin'),
    year: Number(quarter.slice(0, 4)),
    massT,
    quarter,
    ...actualOf(cells),
    ...(certificatePriceEur !== undefined && { certificatePriceEur }),
    ...(exchangeRates !== undefined && { exchangeRates }),
    ...(benchmark !== undefined && { benchmark }),
    ...(cells.text('route') !== '' && { route: cells.text('route') }),
    ...(cells.text('variant') !== '' && { variant: cells.text('variant') }),
    ...(price !== undefined && {
      carbonPricePaid: { per: 'tonne CO2e', amount: price, currency: cells.text('carbonPriceCurrency') },
    }),
  };
  const found = assessImport(book, item);
  const { byActual, byDefault } = found;
  const counts = byActual ?? byDefault;
  return { ...found, massT, origin: item.origin, basis: byActual === undefined ? 'default' : 'actual', counts };
}

function massOf(cells: Cells): Decimal {
  const mass =
    cells.figure('mass') ??
    cells.refuse('mass', { code: 'cell_empty', reason: 'mass is missing.', remedy: 'Give the net mass.' });
  const unit = cells.text('massUnit').toLowerCase();
  if (['', 't', 'tonne', 'tonnes'].includes(unit)) return mass;
  if (['kg', 'kgs', 'kilogram', 'kilograms'].includes(unit)) return multiply(mass, KG);
  return cells.refuse('massUnit', {
    code: 'unit_unknown',
    reason: 'The mass is neither in t nor in kg.',
    remedy: 'Write "t" or "kg".',
  });
}

function actualOf(cells: Cells): Pick<CbamImport, 'actual'> {
  const [direct, indirect] = [cells.figure('directEmissions'), cells.figure('indirectEmissions')];
  if (direct === undefined && indirect === undefined) return {};
  if (direct === undefined)
    return cells.refuse('directEmissions', {
      code: 'cell_empty',
      reason: 'Indirect emissions are given without direct ones.',
      remedy: 'Give both, or leave both out for the default value.',
    });
  return { actual: { direct, ...(indirect !== undefined && { indirect }) } };
}

/** What the receipt holds of an assessment. */
export const factsOf = ({
  good,
  basis,
  counts,
  byDefault,
  byActual,
  defaultValue,
  ...found
}: Assessed): JsonObject => ({
  good: { cnCode: good.asked, sector: good.sector, indirectEmissionsCount: good.indirectCounts },
  basis,
  massT: formatDecimal(found.massT),
  markup: formatDecimal(found.markup),
  freeAllocationShare: formatDecimal(found.freeAllocationShare),
  defaultValue: { total: formatDecimal(defaultValue.total), row: defaultValue.row, variant: defaultValue.variant },
  byDefault: routeFacts(byDefault),
  ...(byActual && { byActual: routeFacts(byActual) }),
  assumptions: [...counts.assumptions],
});

const routeFacts = (route: CbamRoute): JsonObject => ({
  specificT: formatDecimal(route.specific),
  benchmarkT: formatDecimal(route.benchmark),
  embeddedT: formatDecimal(route.embeddedT),
  payableT: formatDecimal(route.payableT),
  paidAbroadT: formatDecimal(route.paidAbroadT),
  certificates: formatDecimal(route.certificates),
  euro: formatDecimal(route.euro),
});
