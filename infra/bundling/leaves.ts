// Leaves: what the frame loads by `import()` shares no state with what loads it, so one file of it is built and laid beside every bundle.
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { esbuildOptions } from './esbuild-options.ts';
import { builtName, OF_THE_FRAME } from './outside-leaves.ts';
import { sourcesOf } from './sources-of.ts';

/** Builds each leaf that these bundles ask for, and lays it beside those that do; answers what it was made of, by function. */
export async function layLeaves(root: string, directory: string, metafile: Metafile): Promise<Map<string, string[]>> {
  const sources = new Map<string, string[]>();
  const outputs = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.mjs'));
  for (const [source, askers] of leavesOf(metafile)) {
    const { outputFiles, metafile: made } = await build({
      ...esbuildOptions(root, directory, []),
      entryPoints: [source],
      write: false,
      sourcemap: false,
    });
    const [built] = outputFiles;
    if (!built) throw new Error(`esbuild made nothing of ${source}.`);
    const asking = outputs.filter(([, { inputs }]) => askers.some((asker) => asker in inputs));
    for (const id of new Set(asking.map(([path]) => basename(dirname(path))))) {
      await writeFile(join(directory, id, builtName(source)), built.contents);
      sources.set(id, [...(sources.get(id) ?? []), ...sourcesOf(made, source)]);
    }
  }
  return sources;
}

/** The source of each leaf, and the files that load it, as paths from the root. */
function leavesOf({ inputs }: Metafile): Map<string, string[]> {
  const leaves = new Map<string, string[]>();
  for (const [asker, { imports }] of Object.entries(inputs)) {
    for (const { kind, external, path } of imports) {
      if (kind !== 'dynamic-import' || !external || !OF_THE_FRAME.test(asker)) continue;
      const source = join(dirname(asker), `${basename(path, '.mjs')}.ts`);
      leaves.set(source, [...(leaves.get(source) ?? []), asker]);
    }
  }
  return leaves;
}
