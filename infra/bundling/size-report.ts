// What each bundle weighs and why, read from esbuild's metafile; the budget lives here.
import type { Metafile } from 'esbuild';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { Spec } from '../../lib/kernel/spec.ts';
import { readAtStart } from './lazy-parts.ts';

export const API_BUDGET = { failBytes: 800 * 1024, warnBytes: 600 * 1024, ownCodeBytes: 60 * 1024 } as const;

const BIGGEST = 12;

export interface BundleSize {
  readonly id: string;
  readonly kind: Spec['kind'];
  /** What a cold start reads. */
  readonly totalBytes: number;
  /** Chunks that are read when they are first asked for. */
  readonly lazyBytes: number;
  /** Our code without its data tables. */
  readonly ownCodeBytes: number;
  readonly dataBytes: number;
  readonly biggestPackages: readonly { readonly name: string; readonly bytes: number }[];
}

const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const isData = (path: string): boolean => /^(lib|events|functions)\/.*\/data\//.test(path);

type Output = NonNullable<Metafile['outputs'][string]>;

export function sizeReport(metafile: Metafile, entries: readonly CatalogueEntry<Spec>[]): BundleSize[] {
  const outputs = Object.entries(metafile.outputs);
  return entries.map(({ spec }) => {
    const entry = outputs.find(([path]) => path.endsWith(`/${spec.id}/index.mjs`))?.[0];
    if (entry === undefined) throw new Error(`esbuild made no bundle for ${spec.id}.`);
    const first = readAtStart(metafile, entry);
    const all = outputs.filter(([path]) => path.includes(`/${spec.id}/`) && path.endsWith('.mjs'));
    const totalBytes = bytesOf(first);
    const lazyBytes = bytesOf(all.map(([, output]) => output)) - totalBytes;
    return { id: spec.id, kind: spec.kind, totalBytes, lazyBytes, ...shares(first) };
  });
}

const bytesOf = (outputs: readonly Output[]): number => outputs.reduce((sum, { bytes }) => sum + bytes, 0);

function shares(outputs: readonly Output[]): Pick<BundleSize, 'ownCodeBytes' | 'dataBytes' | 'biggestPackages'> {
  const packages = new Map<string, number>();
  let ownCodeBytes = 0;
  let dataBytes = 0;
  for (const [path, { bytesInOutput }] of outputs.flatMap(({ inputs }) => Object.entries(inputs))) {
    const name = PACKAGE.exec(path)?.[1];
    if (name) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput);
    else if (isData(path)) dataBytes += bytesInOutput;
    else ownCodeBytes += bytesInOutput;
  }
  const biggestPackages = [...packages]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, BIGGEST);
  return { ownCodeBytes, dataBytes, biggestPackages };
}

/** One sentence per bundle that breaks the budget, and per bundle that comes near it. */
export function judgeSizes(sizes: readonly BundleSize[]): { failures: string[]; warnings: string[] } {
  const failures: string[] = [];
  const warnings: string[] = [];
  const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
  for (const { id, totalBytes, ownCodeBytes } of sizes.filter(({ kind }) => kind === 'endpoint')) {
    if (totalBytes > API_BUDGET.failBytes) failures.push(`${id} weighs ${kb(totalBytes)}; 800 KB is the limit.`);
    else if (totalBytes > API_BUDGET.warnBytes) warnings.push(`${id} weighs ${kb(totalBytes)}; 600 KB is the goal.`);
    if (ownCodeBytes > API_BUDGET.ownCodeBytes)
      warnings.push(`${id} carries ${kb(ownCodeBytes)} of our own code; 60 KB is the goal.`);
  }
  return { failures, warnings };
}
