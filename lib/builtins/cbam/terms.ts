// What holds for every row of a run, settled once: price, rates, what each process makes, and which installations are described.
import { type ExchangeRates, figure, type MadeGoods, madeGoods, readProcesses } from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import type { Decimal } from '../../shared/decimal.ts';
import type { CbamParameters, Installation } from './input.ts';
import { remembering } from './remember.ts';

/** As a row or its process names it; described where the input has it in its list. */
export interface NamedInstallation {
  readonly id: string;
  readonly described?: Installation;
}

export interface Terms {
  readonly book: CbamBook;
  readonly year: number;
  readonly certificatePriceEur: Decimal;
  readonly exchangeRates: ExchangeRates;
  readonly made: MadeGoods;
  /** Tonnes of the year before this quarter, where somebody said. */
  readonly earlierT: Decimal | undefined;
  /** The installation a row names, else that of its process. */
  installationOf(named: string, process: string): NamedInstallation | undefined;
}

/**
 * Throws before any row is read: CbamValueMissing for a quarter without a published price, PrecursorCycle, PrecursorUnknown, and the
 * faults of figures and tables, with the pointer of the input.
 */
export function settleTerms(tables: CbamBook, parameters: CbamParameters): Terms {
  const book = remembering(tables);
  const { quarter, certificatePriceEur: price, exchangeRates = {}, processes = [], installations = [] } = parameters;
  const { earlierImportsT: earlier, uncertainty = {} } = parameters;
  for (const [name, share] of Object.entries(uncertainty))
    if (share !== undefined) figure(share, `/uncertainty/${name}`, 'not negative');
  const year = Number(quarter.slice(0, 4));
  const described = new Map(installations.map((each) => [each.id, each]));
  const placeOf = new Map(processes.map(({ id, installation }) => [id, installation]));
  const rates = Object.entries(exchangeRates).map(([code, { rate }]) => [
    code,
    figure(rate, `/exchangeRates/${code}/rate`, 'positive'),
  ]);
  return {
    book,
    year,
    certificatePriceEur:
      price === undefined ? book.certificatePrice(quarter) : figure(price, '/certificatePriceEur', 'positive'),
    exchangeRates: Object.fromEntries(rates),
    earlierT: earlier === undefined ? undefined : figure(earlier, '/earlierImportsT', 'not negative'),
    made: madeGoods(book, readProcesses(processes), year),
    installationOf(named, process) {
      const id = named === '' ? (placeOf.get(process) ?? '') : named;
      const known = described.get(id);
      return id === '' ? undefined : { id, ...(known && { described: known }) };
    },
  };
}
