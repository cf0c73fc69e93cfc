// Turns every declaration into the directory its Lambda is made of; `npm run bundle`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { type Catalogue, readCatalogue } from '../lib/kernel/catalogue.ts';
import { layAssets } from './bundling/assets.ts';
import { esbuildOptions } from './bundling/esbuild-options.ts';
import { hasLazyParts } from './bundling/lazy-parts.ts';
import { layLeaves } from './bundling/leaves.ts';
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

type Entries = Catalogue['functions'];

/** All in one pass; then those with parts to load later once more, each by itself, because chunks are shared by all of one pass. */
async function bundle(root: string, directory: string, entries: Entries): Promise<Metafile> {
  const { metafile } = await build(esbuildOptions(root, directory, entries));
  await layLeaves(root, directory, metafile);
  const outputs = { ...metafile.outputs };
  for (const entry of entries) {
    const [path, output] = Object.entries(outputs).find(([name]) => name.endsWith(`/${entry.spec.id}/index.mjs`)) ?? [];
    if (path === undefined || output === undefined || !hasLazyParts(metafile, output)) continue;
    const parts = await build({
      ...esbuildOptions(root, directory, [entry]),
      splitting: true,
      chunkNames: `${entry.spec.id}/[name]-[hash]`,
    });
    Object.assign(outputs, parts.metafile.outputs);
  }
  return { ...metafile, outputs };
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
