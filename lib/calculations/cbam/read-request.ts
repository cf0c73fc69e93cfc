// A CBAM request as the calculator's import: without the fields nobody filled, its emissions stated or made by its processes.
import {
  type ActualEmissions,
  type CbamImport,
  type MadeGoods,
  madeGoods,
  readProcesses,
} from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import { ActualGivenTwice } from '../faults.ts';
import type { CbamRequest } from './contract.ts';

/** Throws PrecursorCycle, PrecursorUnknown and what the figures of the processes throw. */
export const madeGoodsOf = (book: CbamBook, { processes = [], year }: CbamRequest): MadeGoods =>
  madeGoods(book, readProcesses(processes), year);

/** Throws ActualGivenTwice, PrecursorUnknown. */
export function importOf(asked: CbamRequest, made: MadeGoods): CbamImport {
  const { quarter, certificatePriceEur, route, variant, benchmark, carbonPricePaid, exchangeRates } = asked;
  const { cnCode, origin, massT, year } = asked;
  const actual = actualOf(asked, made);
  return {
    ...{ cnCode, origin, massT, year },
    ...(quarter !== undefined && { quarter }),
    ...(certificatePriceEur !== undefined && { certificatePriceEur }),
    ...(route !== undefined && { route }),
    ...(variant !== undefined && { variant }),
    ...(benchmark !== undefined && { benchmark }),
    ...(carbonPricePaid !== undefined && { carbonPricePaid }),
    ...(exchangeRates && {
      exchangeRates: Object.fromEntries(Object.entries(exchangeRates).map(([code, { rate }]) => [code, rate])),
    }),
    ...(actual !== undefined && { actual }),
  };
}

function actualOf({ actual, process }: CbamRequest, made: MadeGoods): ActualEmissions | undefined {
  if (process !== undefined) {
    if (actual !== undefined) throw ActualGivenTwice();
    return made.actual(process);
  }
  if (actual === undefined) return undefined;
  const { direct, indirect, benchmark } = actual;
  return { direct, ...(indirect !== undefined && { indirect }), ...(benchmark !== undefined && { benchmark }) };
}
