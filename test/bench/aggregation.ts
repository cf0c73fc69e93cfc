// A million rows aggregated by month, scope and business unit, beside a bare loop that makes the same exact sums.
import { Aggregation, type AnyRow } from '../../lib/aggregation/index.ts';
import { add, type Decimal, formatDecimal, toDecimal, ZERO } from '../../lib/shared/decimal.ts';
import type { Bench } from './bench.ts';
import { median } from './figure.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;

/** The same rows at every run: figures of up to eight digits and three decimals, dates of two years, 3 × 20 other labels. */
function rowsOf(count: number): AnyRow[] {
  let state = 12345;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % below;
  };
  const two = (n: number): string => String(n).padStart(2, '0');
  return Array.from({ length: count }, () => ({
    date: `${2024 + next(2)}-${two(1 + next(12))}-${two(1 + next(28))}`,
    scope: String(1 + next(3)),
    businessUnit: `unit ${next(20)}`,
    co2eKg: `${next(100_000)}.${String(next(1000)).padStart(3, '0')}`,
  }));
}

/** Month by cutting the text, labels as they stand, one map by a joined key, the same exact decimals; no check of anything. */
function bareLoop(rows: readonly AnyRow[]): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const row of rows) {
    const key = `${String(row['date']).slice(0, 7)}|${row['scope']}|${row['businessUnit']}`;
    sums.set(key, add(sums.get(key) ?? ZERO, toDecimal(String(row['co2eKg']))));
  }
  return sums;
}

function engine(rows: readonly AnyRow[]) {
  const aggregation = new Aggregation({
    by: [{ kind: 'period', field: 'date', period: 'month' }, { kind: 'scope' }, { kind: 'businessUnit' }],
    measures: [{ name: 'sum', op: 'sum', field: 'co2eKg' }],
  });
  for (const row of rows) aggregation.take(row);
  return aggregation.groups();
}

function timed<T>(act: () => T): { readonly ms: number; readonly made: T } {
  const start = performance.now();
  const made = act();
  return { ms: performance.now() - start, made };
}

export const aggregation: Bench = {
  name: 'aggregation',
  async measure() {
    const rows = rowsOf(ROWS);
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      const loop = timed(() => bareLoop(rows));
      const house = timed(() => engine(rows));
      const same = house.made.every(
        ({ labels, measures }) =>
          formatDecimal(loop.made.get(labels.join('|')) ?? ZERO) === formatDecimal(measures[0]?.value() ?? ZERO),
      );
      if (!same || house.made.length !== loop.made.size) throw new Error('The two do not make the same sums.');
      // The first round warms both up.
      if (round === 0) continue;
      bare.push(loop.ms);
      ours.push(house.ms);
    }
    const note = `${ROWS} rows by month, scope and business unit; the bare loop makes the same exact sums and checks nothing`;
    return [
      {
        name: 'rows aggregated, beside the bare loop',
        value: median(ours) / median(bare),
        unit: '×',
        goal: { atMost: 3 },
        note,
      },
      { name: 'rows aggregated a second', value: Math.round(ROWS / (median(ours) / 1000)), unit: 'rows/s' },
    ];
  },
};
