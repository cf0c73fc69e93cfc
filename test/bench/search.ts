// How long it takes to find agents among ten thousand of one tenant, and what an index of them costs.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';
import { freshness } from './freshness.ts';

const Timed = z.object({ passed: z.array(z.number()), spent: z.array(z.number()) });
type Timed = z.output<typeof Timed>;

const Measured = z.object({
  embedMs: z.number(),
  memoryMb: z.number(),
  estimatedMb: z.number(),
  coldFromEntries: Timed,
  coldFromSnapshot: Timed,
  snapshot: Timed,
  inIndex: Timed,
  byLibrary: Timed,
  throughDoor: Timed,
});

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
}

const spread = (values: readonly number[]): string =>
  `p50 ${quantile(values, 0.5)}, p99 ${quantile(values, 0.99)} ms over ${values.length}`;

const about = '10,000 agents of one tenant';

function both(name: string, atMost: number, { passed, spent }: Timed): Figure[] {
  return [
    { name: `${name}, p95`, value: quantile(passed, 0.95), unit: 'ms', goal: { atMost }, note: spread(passed) },
    { name: `${name}, p95 of processor time`, value: quantile(spent, 0.95), unit: 'ms', note: spread(spent) },
  ];
}

const once = ({ passed, spent }: Timed): string =>
  `${rounded(passed[0] ?? Number.NaN, 0)} ms (${rounded(spent[0] ?? Number.NaN, 0)} of processor time)`;

export const search: Bench = {
  name: 'search',
  async measure({ house }): Promise<Figure[]> {
    const of = Measured.parse(await inProcess({ script: 'search-process.ts', given: {} }));
    const fresh = await freshness(await house());
    return [
      {
        name: 'an agent that was created until it is found, whole embedded stack, p95',
        value: quantile(fresh, 0.95),
        unit: 'ms',
        goal: { atMost: 2000 },
        note: spread(fresh),
      },
      ...both(`search through its door with filter, facets and the query for changes, ${about}`, 200, of.throughDoor),
      ...both(`search by the index alone, ${about}`, 200, of.inIndex),
      {
        name: 'the same ÷ words alone by the bare library, fuzzy and by beginnings, processor time, p50',
        value: rounded(median(of.inIndex.spent) / median(of.byLibrary.spent)),
        unit: '×',
        goal: { atMost: 2 },
        note: `MiniSearch ${spread(of.byLibrary.spent)}, p95 ${quantile(of.byLibrary.spent, 0.95)}`,
      },
      {
        name: `first search of a container, ${about}, from the snapshot`,
        value: rounded(of.coldFromSnapshot.passed[0] ?? Number.NaN, 0),
        unit: 'ms',
        note: `${once(of.coldFromSnapshot)}; from all entries ${once(of.coldFromEntries)}; to write it ${once(of.snapshot)}`,
      },
      {
        name: `memory of the index, ${about}`,
        value: rounded(of.memoryMb, 0),
        unit: 'MB',
        goal: { atMost: 200 },
        note: `the shelf reckons with ${rounded(of.estimatedMb, 0)} MB`,
      },
      { name: 'one agent to its entry, vector included, processor time', value: rounded(of.embedMs, 3), unit: 'ms' },
    ];
  },
};
