// `npm run bench [-- <name>…]`: measures what the design promises, prints one table, keeps the figures under results/.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentRows } from './agent-rows.ts';
import { agentsAtScale } from './agents-at-scale.ts';
import { aggregation } from './aggregation.ts';
import { artifacts } from './artifacts.ts';
import type { Bench, Ground } from './bench.ts';
import { bundleSize } from './bundle-size.ts';
import { type Bundled, bundleAll } from './bundles.ts';
import { cache } from './cache.ts';
import { cbamLines } from './cbam-lines.ts';
import { cost } from './cost.ts';
import { databaseCalls } from './database-calls.ts';
import { endpoints } from './endpoints.ts';
import { factorLookup } from './factor-lookup.ts';
import { judge } from './figure.ts';
import { handlerTime } from './handler-time.ts';
import { type House, raiseHouse } from './house.ts';
import { initTime } from './init-time.ts';
import { load, machine } from './machine.ts';
import { plotGeometry } from './plot-geometry.ts';
import { rulesEngine } from './rules-engine.ts';
import { search } from './search.ts';
import { stackStart } from './stack-start.ts';
import { syncRuns } from './sync-runs.ts';
import { tableOf } from './table.ts';
import { validationRecords } from './validation-records.ts';

/** In this order: what loads the machine for long comes last. */
const BENCHES: readonly Bench[] = [
  bundleSize,
  initTime,
  databaseCalls,
  cache,
  cost,
  handlerTime,
  endpoints,
  syncRuns,
  factorLookup,
  search,
  agentRows,
  agentsAtScale,
  rulesEngine,
  cbamLines,
  aggregation,
  plotGeometry,
  artifacts,
  validationRecords,
  stackStart,
];

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no bench ${unknown}; there are ${BENCHES.map(({ name }) => name).join(', ')}.`);
  const chosen = BENCHES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const { ground, leave } = await openGround();
  try {
    const all = [];
    for (const bench of chosen) all.push(...(await run(bench, ground)));
    console.log(`\n${tableOf(all)}`);
  } finally {
    await leave();
  }
}

async function run(bench: Bench, ground: Ground) {
  const began = performance.now();
  const loadBefore = load();
  const figures = (await bench.measure(ground)).map(judge);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${bench.name}: ${seconds} s, load before ${loadBefore}`);
  const measuredAt = new Date().toISOString();
  const report = { bench: bench.name, measuredAt, seconds, loadBefore, machine: machine(), figures };
  await writeFile(
    join(import.meta.dirname, 'results', `${bench.name}.json`),
    `${JSON.stringify(report, undefined, 2)}\n`,
  );
  return figures;
}

async function openGround(): Promise<{ ground: Ground; leave(): Promise<void> }> {
  const tempDir = await mkdtemp(join(tmpdir(), 'greenlang-bench-files-'));
  let house: Promise<House> | undefined;
  let bundles: Promise<Bundled> | undefined;
  const ground = {
    tempDir,
    house: () => (house ??= raiseHouse()),
    bundles: () => (bundles ??= bundleAll()),
  };
  const leave = async () => {
    // What failed has been told already; what stands is still taken down.
    const [raised, built] = await Promise.allSettled([house, bundles]);
    if (raised.status === 'fulfilled') await raised.value?.close();
    for (const directory of [tempDir, built.status === 'fulfilled' ? built.value?.outdir : undefined]) {
      if (directory) await rm(directory, { recursive: true, force: true });
    }
  };
  return { ground, leave };
}

try {
  await main(process.argv.slice(2));
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exit(1);
}
