// The tables behind a memory of one run: a quarter asks thousands of times for the same few goods.
import type { CbamBook } from '../../factors/index.ts';

/** Refusals are not remembered: they are rare, and each names its own row. */
export function remembering(book: CbamBook): CbamBook {
  const goods = new Map<string, ReturnType<CbamBook['good']>>();
  const values = new Map<string, ReturnType<CbamBook['defaultValue']>>();
  const benchmarks = new Map<string, ReturnType<CbamBook['benchmark']>>();
  return {
    ...book,
    good: (code, options = {}) => kept(goods, [code, options.field, options.year], () => book.good(code, options)),
    defaultValue: (code, origin, variant) =>
      kept(values, [code, origin, variant], () => book.defaultValue(code, origin, variant)),
    benchmark: (code, routes = {}) =>
      kept(benchmarks, [code, routes.route, routes.likelyRoute], () => book.benchmark(code, routes)),
  };
}

function kept<T>(known: Map<string, T>, words: readonly unknown[], ask: () => T): T {
  const key = JSON.stringify(words);
  const found = known.get(key) ?? ask();
  known.set(key, found);
  return found;
}
