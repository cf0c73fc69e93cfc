// How long it takes to find agents among ten thousand of one tenant, and what an index of them costs.
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { inProcess } from './children.ts';
import { type Figure, median } from './figure.ts';

const Measured = z.object({
  embedMs: z.number(),
  coldFromEntries: z.number(),
  coldFromSnapshot: z.number(),
  snapshotMs: z.number(),
  memoryMb: z.number(),
  estimatedMb: z.number(),
  inIndex: z.array(z.number()),
  byLibrary: z.array(z.number()),
  throughDoor: z.array(z.number()),
});

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
}

const spread = (values: readonly number[]): string =>
  `p50 ${quantile(values, 0.5)}, p99 ${quantile(values, 0.99)} ms over ${values.length}`;

export const search: Bench = {
  name: 'search',
  async measure(): Promise<Figure[]> {
    const of = Measured.parse(await inProcess({ script: 'search-process.ts', given: {} }));
    const about = '10,000 agents of one tenant';
    return [
      {
        name: `search through its door, ${about}, p95`,
        value: quantile(of.throughDoor, 0.95),
        unit: 'ms',
        goal: { atMost: 200 },
        note: `${spread(of.throughDoor)}; with filter, facets and the query for changes; aim 20`,
      },
      {
        name: `search by the index alone, ${about}, p95`,
        value: quantile(of.inIndex, 0.95),
        unit: 'ms',
        goal: { atMost: 20 },
        note: spread(of.inIndex),
      },
      {
        name: 'the same ÷ words alone by the bare library, fuzzy and by beginnings, p50',
        value: rounded(median(of.inIndex) / median(of.byLibrary)),
        unit: '×',
        goal: { atMost: 1.5 },
        note: `MiniSearch ${spread(of.byLibrary)}`,
      },
      {
        name: `first search of a container, ${about}, from the snapshot`,
        value: rounded(of.coldFromSnapshot, 0),
        unit: 'ms',
        note: `from all entries ${rounded(of.coldFromEntries, 0)} ms; to write the snapshot ${rounded(of.snapshotMs, 0)} ms`,
      },
      {
        name: `memory of the index, ${about}`,
        value: rounded(of.memoryMb, 0),
        unit: 'MB',
        goal: { atMost: 200 },
        note: `the shelf reckons with ${rounded(of.estimatedMb, 0)} MB`,
      },
      { name: 'one agent to its vector', value: rounded(of.embedMs, 3), unit: 'ms' },
    ];
  },
};
