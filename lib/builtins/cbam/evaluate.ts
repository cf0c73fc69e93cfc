// One import in, its assessment out: by actual emissions where they are given, else by the default value with its mark-up.
import { assessImport, type CbamAssessment, type CbamImport, type CbamRoute } from '../../calculators/index.ts';
import { type Decimal, decimal, multiply } from '../../shared/decimal.ts';
import type { Cells } from '../tabular/read-row.ts';
import type { NamedInstallation, Terms } from './terms.ts';

export interface Assessed extends CbamAssessment {
  readonly massT: Decimal;
  /** What the mass was multiplied by to become tonnes; absent where it came in tonnes. */
  readonly tonnesPerUnit?: Decimal;
  readonly origin: string;
  readonly basis: 'actual' | 'default';
  /** The route that counts. */
  readonly counts: CbamRoute;
  readonly process?: string;
  readonly installation?: NamedInstallation;
  readonly carbonPrice?: { readonly amount: Decimal; readonly currency: string; readonly evidence?: string };
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

export function assess(terms: Terms, cells: Cells): Assessed {
  const { massT, tonnesPerUnit } = massOf(cells);
  const carbonPrice = carbonPriceOf(cells);
  const [benchmark, process] = [cells.figure('benchmark'), cells.text('process')];
  const item: CbamImport = {
    cnCode: cells.required('cnCode'),
    origin: cells.required('origin'),
    year: terms.year,
    massT,
    certificatePriceEur: terms.certificatePriceEur,
    exchangeRates: terms.exchangeRates,
    ...actualOf(terms, cells),
    ...(benchmark !== undefined && { benchmark }),
    ...(cells.text('route') !== '' && { route: cells.text('route') }),
    ...(cells.text('variant') !== '' && { variant: cells.text('variant') }),
    ...(carbonPrice && { carbonPricePaid: { per: 'tonne CO2e', ...carbonPrice } }),
  };
  const found = assessImport(terms.book, item);
  const { byActual, byDefault } = found;
  const installation = terms.installationOf(cells.text('installation'), process);
  return {
    ...found,
    ...{ massT, origin: item.origin, basis: byActual === undefined ? 'default' : 'actual' },
    counts: byActual ?? byDefault,
    ...(tonnesPerUnit && { tonnesPerUnit }),
    ...(process !== '' && { process }),
    ...(installation && { installation }),
    ...(carbonPrice && { carbonPrice }),
  };
}

function massOf(cells: Cells): { massT: Decimal; tonnesPerUnit?: Decimal } {
  const mass =
    cells.figure('mass') ??
    cells.refuse('mass', { code: 'cell_empty', reason: 'mass is missing.', remedy: 'Give the net mass.' });
  const unit = cells.text('massUnit').toLowerCase();
  if (['', 't', 'tonne', 'tonnes'].includes(unit)) return { massT: mass };
  if (['kg', 'kgs', 'kilogram', 'kilograms'].includes(unit)) return { massT: multiply(mass, KG), tonnesPerUnit: KG };
  return cells.refuse('massUnit', {
    code: 'unit_unknown',
    reason: 'The mass is neither in t nor in kg.',
    remedy: 'Write "t" or "kg".',
  });
}

function carbonPriceOf(cells: Cells): Assessed['carbonPrice'] {
  const amount = cells.figure('carbonPrice');
  const evidence = cells.text('carbonPriceEvidence');
  if (amount === undefined) return undefined;
  return { amount, currency: cells.text('carbonPriceCurrency'), ...(evidence !== '' && { evidence }) };
}

function actualOf({ made }: Terms, cells: Cells): Pick<CbamImport, 'actual'> {
  const [direct, indirect] = [cells.figure('directEmissions'), cells.figure('indirectEmissions')];
  const process = cells.text('process');
  if (process !== '') {
    if (direct !== undefined || indirect !== undefined)
      return cells.refuse('process', {
        code: 'actual_given_twice',
        reason: 'Emissions are stated and a process that made the good is named as well.',
        remedy: 'Leave one of them out.',
      });
    return { actual: made.actual(process) };
  }
  if (direct === undefined && indirect === undefined) return {};
  if (direct === undefined)
    return cells.refuse('directEmissions', {
      code: 'cell_empty',
      reason: 'Indirect emissions are given without direct ones.',
      remedy: 'Give both, or leave both out for the default value.',
    });
  return { actual: { direct, ...(indirect !== undefined && { indirect }) } };
}
