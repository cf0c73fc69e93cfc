// How long the library takes for one factor: its set still on disk, and already open.
import { readFileSync } from 'node:fs';
import { factorArchive, factorBook } from '../../lib/factors/index.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';

const folder = new URL('../../lib/factors/data/reference/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const manifest = read('manifest.json');
const bookOver = (of: ReturnType<typeof factorArchive>) => factorBook({ archive: of, deprecations: [], own: [] });

const ID = 'DEFRA-2025-1_100_1001_8';
const EDITION = 'defra-2025-all';
const GAS = { activity: 'natural gas', unit: 'kWh (gross CV)', region: 'GB', date: '2025-05' };
const CAR = { activity: 'Small car petrol', unit: 'mile', region: 'GB', date: '2025', category: 'Passenger vehicles' };
const COLD_TIMES = 300;
const WARM_TIMES = 20_000;

interface Timed {
  /** By the clock, and of this process alone: on a busy machine the two are far apart. Sorted milliseconds. */
  readonly passed: readonly number[];
  readonly spent: readonly number[];
}

function timed(times: number, act: () => unknown): Timed {
  const passed: number[] = [];
  const spent: number[] = [];
  for (let n = 0; n < times; n++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    act();
    passed.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return { passed: passed.toSorted((a, b) => a - b), spent: spent.toSorted((a, b) => a - b) };
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) * 10_000) / 10_000;

function figures(name: string, atMost: number, { passed, spent }: Timed): Figure[] {
  const p50 = `p50 ${at(passed, 0.5)} ms over ${passed.length}`;
  return [
    { name: `${name}, p99`, value: at(passed, 0.99), unit: 'ms', goal: { atMost }, note: p50 },
    { name: `${name}, p99 of processor time`, value: at(spent, 0.99), unit: 'ms', note: `p50 ${at(spent, 0.5)} ms` },
  ];
}

export const factorLookup: Bench = {
  name: 'factor-lookup',
  async measure() {
    const archive = factorArchive(manifest, read);
    const book = bookOver(archive);
    const cold = (act: (of: typeof archive) => unknown) => timed(COLD_TIMES, () => act(factorArchive(manifest, read)));
    const warm = (act: () => unknown) => timed(WARM_TIMES, act);
    return [
      ...figures(
        'a factor by its id, set on disk',
        10,
        cold((of) => of.get(EDITION, ID)),
      ),
      ...figures(
        'a question to the whole library, sets on disk',
        10,
        cold((of) => bookOver(of).find(GAS)),
      ),
      ...figures(
        'a factor by its id, set open',
        0.1,
        warm(() => archive.get(EDITION, ID)),
      ),
      ...figures(
        'a fuel by its name, sets open',
        0.1,
        warm(() => book.find(GAS)),
      ),
      ...figures(
        'a vehicle by category, activity and variant, sets open',
        0.1,
        warm(() => book.find(CAR)),
      ),
    ];
  },
};
