// Bundles functions with esbuild: most in one pass, which reads every file once; those with parts to load later each by itself.
import { availableParallelism } from 'node:os';
import { build, type Metafile } from 'esbuild';
import type { Made } from './bundle-cache.ts';
import { type Entry, entryPointOf, esbuildOptions } from './esbuild-options.ts';
import { forgottenParts, misses } from './forgotten-parts.ts';
import { hasLazyParts, outputOf } from './lazy-parts.ts';
import { layLeaves } from './leaves.ts';
import { sourcesOf } from './sources-of.ts';

/** Lays the bundle of each entry into `<directory>/<id>`; answers what each was made of and became. */
export async function makeBundles(
  root: string,
  directory: string,
  entries: readonly Entry[],
): Promise<ReadonlyMap<Entry, Made>> {
  const lazy = await withLazyParts(root, directory, entries);
  const whole = entries.filter((entry) => !lazy.has(entry));
  const made = new Map<Entry, Metafile>();
  const pass = whole.length > 0 ? await makeWhole(root, directory, whole) : undefined;
  if (pass) for (const entry of whole) made.set(entry, pass);
  const waiting = [...lazy];
  const work = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop())
      made.set(entry, await makeInParts(root, directory, entry));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const leaves = await layLeaves(root, directory, joined([...new Set(made.values())]));
  return new Map(
    [...made].map(([entry, metafile]) => {
      const { id } = entry.spec;
      const outputs = Object.entries(metafile.outputs).filter(([path]) => path.includes(`/${id}/`));
      const sources = [...sourcesOf(metafile, entryPointOf(entry)), ...(leaves.get(id) ?? [])];
      return [entry, { directory, outputs: Object.fromEntries(outputs), sources }];
    }),
  );
}

async function makeWhole(root: string, directory: string, entries: readonly Entry[]): Promise<Metafile> {
  const options = esbuildOptions(root, directory, entries);
  const { metafile } = await build({ ...options, plugins: [...(options.plugins ?? []), forgottenParts(root)] });
  const torn = entries.find(({ spec }) => misses(outputOf(metafile, spec.id)));
  if (torn) throw new Error(`${torn.spec.id} was bundled whole, but loads a part of ours later.`);
  return metafile;
}

/** By itself, because chunks are shared by all of one pass. */
async function makeInParts(root: string, directory: string, entry: Entry): Promise<Metafile> {
  const options = esbuildOptions(root, directory, [entry]);
  const { metafile } = await build({ ...options, splitting: true, chunkNames: `${entry.spec.id}/[name]-[hash]` });
  return metafile;
}

/** Found from our own code alone, which takes no more than reading it. */
async function withLazyParts(root: string, directory: string, entries: readonly Entry[]): Promise<Set<Entry>> {
  const sketch = { packages: 'external', write: false, minify: false, sourcemap: false } as const;
  const { metafile } = await build({ ...esbuildOptions(root, directory, entries), ...sketch });
  return new Set(entries.filter(({ spec }) => hasLazyParts(metafile, outputOf(metafile, spec.id))));
}

function joined(metafiles: readonly Metafile[]): Metafile {
  const whole: Metafile = { inputs: {}, outputs: {} };
  for (const { inputs, outputs } of metafiles) {
    Object.assign(whole.inputs, inputs);
    Object.assign(whole.outputs, outputs);
  }
  return whole;
}
