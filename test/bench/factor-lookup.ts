// `node test/bench/factor-lookup.ts`: how long the archive takes for one factor, its file still on disk and already open.
import { readFileSync } from 'node:fs';
import { factorArchive, factorBook } from '../../lib/factors/index.ts';

const folder = new URL('../../lib/factors/data/reference/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const manifest = read('manifest.json');
const ID = 'DEFRA-2025-1_100_1001_8';
const EDITION = 'defra-2025-all';

/** Milliseconds passed, or spent by this process: on a busy machine the two are far apart. */
const passed = (): number => performance.now();
const spent = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

function timed(times: number, act: () => unknown, clock = passed): number[] {
  return Array.from({ length: times }, () => {
    const start = clock();
    act();
    return clock() - start;
  }).toSorted((a, b) => a - b);
}

function say(name: string, sorted: readonly number[]): void {
  const at = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(4)} ms`;
  console.log(`${name}: p50 ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)} over ${sorted.length}`);
}

const archive = factorArchive(manifest, read);
const bookOver = (of: typeof archive) => factorBook({ archive: of, deprecations: [], own: [] });
const GAS = { activity: 'natural gas', unit: 'kWh (gross CV)', region: 'GB', date: '2025-05' };
const CAR = { activity: 'Small car petrol', unit: 'mile', region: 'GB', date: '2025', category: 'Passenger vehicles' };
const on = { series: 'defra', validOn: '2025-05-01' };
const cold = () => factorArchive(manifest, read).get(EDITION, ID);
say('cold, set read from disk', timed(300, cold));
say('cold, processor time', timed(300, cold, spent));
say(
  'warm, by id',
  timed(20_000, () => archive.get(EDITION, ID)),
);
say(
  'warm, by activity, unit and region',
  timed(20_000, () => archive.find({ ...on, activity: 'CNG', unit: 'litres', region: 'GB' })),
);

const findCold = () => bookOver(factorArchive(manifest, read)).find(GAS);
say('cold, one question to the whole library', timed(300, findCold));
say('cold question, processor time', timed(300, findCold, spent));
const book = bookOver(archive);
say(
  'warm, a fuel by its name',
  timed(20_000, () => book.find(GAS)),
);
say(
  'warm, a vehicle by activity and variant',
  timed(20_000, () => book.find(CAR)),
);
