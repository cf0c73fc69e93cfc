// Leaves: what the frame loads by `import()` shares no state with what loads it, so one file of it is built and laid beside every bundle.
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { esbuildOptions } from './esbuild-options.ts';
import { builtName, OF_THE_FRAME } from './outside-leaves.ts';

/** Builds each leaf that these bundles ask for, and lays it beside those that do. */
export async function layLeaves(root: string, directory: string, metafile: Metafile): Promise<void> {
  const bundles = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('/index.mjs'));
  for (const [source, askers] of leavesOf(metafile)) {
    const { outputFiles } = await build({
      ...esbuildOptions(root, directory, []),
      entryPoints: [source],
      write: false,
      sourcemap: false,
    });
    const [built] = outputFiles;
    if (!built) throw new Error(`esbuild made nothing of ${source}.`);
    for (const [path, { inputs }] of bundles)
      if (askers.some((asker) => asker in inputs))
        await writeFile(join(directory, basename(dirname(path)), builtName(source)), built.contents);
  }
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
