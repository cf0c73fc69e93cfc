// Shows the good of a CN code, and for an origin and year the figures that hold for it.
import { formatDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import { referenceSets } from '../reference-sets.ts';
import type { CbamBook } from './book.ts';
import type { CnCodeQuery, CnCodeView } from './contract.ts';
import { CbamValueMissing, CnCodeNotFound, CnCodeRefused, CnCodeTooShort } from './faults.ts';
import type { CbamBenchmark, CbamDefaultValue, CbamGood } from './model.ts';

/** Throws CnCodeNotFound, CnCodeTooShort, CnCodeOfAnotherYear or OriginRefused; a figure the tables do not hold is null. */
export function showCnCode(book: CbamBook, code: string, { origin, year }: CnCodeQuery): CnCodeView {
  const good = goodOf(book, code, year);
  const benchmark = held(() => book.benchmark(code));
  const value = origin === undefined ? undefined : held(() => book.defaultValue(code, origin));
  return {
    cnCode: good.asked,
    goodCode: good.code,
    name: good.name,
    category: good.category,
    sector: good.sector,
    indirectEmissionsCount: good.indirectCounts,
    benchmark: benchmark === undefined ? null : { route: benchmark.route, value: formatDecimal(benchmark.value) },
    ...(origin !== undefined && { defaultValue: value === undefined ? null : defaultValueView(value) }),
    ...(year !== undefined && {
      markup: formatDecimal(book.markup(good.sector, year)),
      freeAllocationShare: formatDecimal(book.freeAllocationShare(year)),
    }),
    assumptions: [...(benchmark?.assumptions ?? []), ...(value?.assumptions ?? [])],
    sets: referenceSets(book.sets),
  };
}

function goodOf(book: CbamBook, code: string, year: number | undefined): CbamGood {
  try {
    return book.good(code, { field: '/path/code', ...(year !== undefined && { year }) });
  } catch (error) {
    if (isFault(error, CnCodeRefused)) throw CnCodeNotFound({ said: error.message });
    throw error;
  }
}

/** A code in scope may lack a figure, or be a heading under which figures differ: that is an answer here. */
function held<T extends CbamBenchmark | CbamDefaultValue>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (isFault(error, CbamValueMissing, CnCodeTooShort)) return undefined;
    throw error;
  }
}

export const defaultValueView = (value: CbamDefaultValue): NonNullable<CnCodeView['defaultValue']> => ({
  cnCode: value.cnCode,
  row: value.row,
  basis: value.basis,
  variant: value.variant,
  route: value.route,
  direct: value.direct === undefined ? null : formatDecimal(value.direct),
  indirect: value.indirect === undefined ? null : formatDecimal(value.indirect),
  total: formatDecimal(value.total),
});
