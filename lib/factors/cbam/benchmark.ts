// The free-allocation benchmark of a good: by its production route, and where that leaves several, the one that frees least.
import { compare, toDecimal } from '../../shared/decimal.ts';
import { CbamValueMissing, CnCodeTooShort } from './faults.ts';
import type { CbamBenchmark, CbamGood } from './model.ts';

export type BenchmarkTable = Readonly<Record<string, readonly (readonly [string, string])[]>>;

export interface BenchmarkQuestion {
  readonly good: CbamGood;
  /** An indicator the good is known to be made by: `C`, `(F)(1)`, `2`. */
  readonly route?: string;
  /** The indicator of its default value: preferred where the good has it. */
  readonly likelyRoute?: string;
  readonly field: string;
}

/**
 * Column B benchmark (Implementing Regulation (EU) 2025/2620). Where the table still holds several, the lowest is taken, so that the
 * liability is never understated, and the choice is said. Throws CnCodeTooShort for a heading whose goods differ, CbamValueMissing
 * where there is none (electricity) or none of a stated route.
 */
export function findBenchmark(table: BenchmarkTable, question: BenchmarkQuestion): CbamBenchmark {
  const { code, rows } = rowsOf(table, question.good.asked, question.field);
  const stated = ofRoute(rows, question.route);
  if (stated.length === 0) throw otherRoute(code, rows, question.route);
  const likely = question.route === undefined ? ofRoute(stated, question.likelyRoute) : stated;
  const wanted = likely.length > 0 ? likely : stated;
  const [lowest] = wanted.toSorted((a, b) => compare(toDecimal(a[1]), toDecimal(b[1])));
  if (lowest === undefined) throw none(code, question.field);
  const different = new Set(wanted.map(([, value]) => value)).size > 1;
  return {
    cnCode: code,
    route: lowest[0],
    value: toDecimal(lowest[1]),
    assumptions: different
      ? [`${code} has benchmarks ${wanted.map((each) => each.join(' ')).join(', ')}; the lowest was taken.`]
      : [],
  };
}

type Rows = readonly (readonly [string, string])[];

/** Rows of a route; all of them where the route is open or the table tells no routes apart. */
function ofRoute(rows: Rows, route: string | undefined): Rows {
  const wanted = bare(route ?? '').toUpperCase();
  if (wanted === '') return rows;
  const own = rows.filter(([name]) => bare(name).startsWith(wanted));
  return own.length > 0 || !rows.every(([name]) => isUnrouted(name)) ? own : rows;
}

const otherRoute = (code: string, rows: Rows, route: string | undefined) =>
  CbamValueMissing({
    field: '/route',
    value: route,
    message: `${code} has no benchmark of route ${route?.slice(0, 20)}.`,
    remedy: `Its routes are ${rows.map(([name]) => name).join(', ')}; or state the benchmark.`,
  });

const bare = (route: string): string => route.replaceAll(/[^A-Za-z0-9]/g, '');
/** `(1)` and `(2)` alone distinguish no production route. */
const isUnrouted = (route: string): boolean => route === '' || /^\(\d\)$/.test(route);

function rowsOf(table: BenchmarkTable, asked: string, field: string) {
  const own = table[asked];
  if (own !== undefined) return { code: asked, rows: own };
  const below = Object.keys(table).filter((code) => code.startsWith(asked));
  const [first] = below;
  if (first === undefined) throw none(asked, field);
  const differ = below.some((code) => JSON.stringify(table[code]) !== JSON.stringify(table[first]));
  if (!differ) return { code: asked, rows: table[first] ?? [] };
  throw CnCodeTooShort({
    field,
    value: asked,
    message: `${asked} holds goods with different benchmarks.`,
    remedy: `Give all eight digits: ${below.slice(0, 6).join(', ')}${below.length > 6 ? ', …' : ''}.`,
  });
}

const none = (code: string, field: string) =>
  CbamValueMissing({
    field,
    value: code,
    message: `There is no benchmark for ${code}.`,
    remedy: 'State the benchmark in tCO2e per tonne, 0 where no free allocation is adjusted for.',
  });
