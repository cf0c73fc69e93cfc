// Turns every declaration into the directory its Lambda is made of; `npm run bundle`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { type Catalogue, readCatalogue } from '../lib/kernel/catalogue.ts';
import { layAssets } from './bundling/assets.ts';
import { lay, openBundleCache } from './bundling/bundle-cache.ts';
import type { Entry } from './bundling/esbuild-options.ts';
import { makeBundles } from './bundling/make-bundles.ts';
import { type BundleSize, judgeSizes, sizeReport } from './bundling/size-report.ts';

export interface BundleOptions {
  /** The project's root. */
  readonly root?: string;
  /** Holds `functions/<id>/` and `bundles.json` afterwards; `<root>/dist` unless told. */
  readonly outdir?: string;
  /** Spares reading it again. */
  readonly catalogue?: Catalogue;
}

export interface Bundles {
  /** Holds `<function id>/index.mjs`. */
  readonly directory: string;
  readonly catalogue: Catalogue;
  readonly sizes: readonly BundleSize[];
  /** Sentences about bundles over the budget, and about those that come near it. */
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
}

export const PROJECT_ROOT = resolve(import.meta.dirname, '..');

/** Bundles all functions and weighs them. */
export async function bundleFunctions(options: BundleOptions = {}): Promise<Bundles> {
  const root = options.root ?? PROJECT_ROOT;
  const outdir = options.outdir ?? join(root, 'dist');
  const catalogue = options.catalogue ?? (await readCatalogue(root));
  const directory = join(outdir, 'functions');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const metafile = await bundle(root, directory, catalogue.functions);
  await layAssets(root, directory, catalogue);
  const sizes = sizeReport(metafile, catalogue.functions);
  await writeFile(join(outdir, 'bundles.json'), `${JSON.stringify(sizes, undefined, 2)}\n`);
  return { directory, catalogue, sizes, ...judgeSizes(sizes) };
}

/** Each from the cache where nothing it is made of has changed; what is missing there is made, all at once, and kept. */
async function bundle(root: string, directory: string, entries: Catalogue['functions']): Promise<Metafile> {
  const home = join(root, 'node_modules', '.cache', 'bundles');
  const cache = await openBundleCache(root, home);
  const outputs: Metafile['outputs'] = {};
  const missing: Entry[] = [];
  for (const entry of entries) {
    const known = await cache.take(entry, directory);
    if (known) Object.assign(outputs, known);
    else missing.push(entry);
  }
  if (missing.length === 0) return { inputs: {}, outputs };
  // Always as deep below the root, since source maps tell the way from there.
  const draft = join(home, `making-${process.pid}`);
  try {
    for (const [entry, made] of await makeBundles(root, draft, missing)) {
      await lay(join(draft, entry.spec.id), join(directory, entry.spec.id));
      Object.assign(outputs, made.outputs);
      await cache.keep(entry, made);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { inputs: {}, outputs };
}

/** Says what nears the budget and throws at what breaks it: a heavy function runs, but it is not shipped. */
export function insistOnBudget({ failures, warnings }: Bundles): void {
  for (const warning of warnings) console.warn(warning);
  if (failures.length > 0) throw new Error(`Bundles over budget:\n${failures.join('\n')}`);
}

if (import.meta.main) {
  const bundles = await bundleFunctions();
  const largest = Math.max(0, ...bundles.sizes.map(({ totalBytes }) => totalBytes));
  console.log(`${bundles.sizes.length} bundles in dist/functions, the largest ${Math.round(largest / 1024)} KB.`);
  insistOnBudget(bundles);
}
