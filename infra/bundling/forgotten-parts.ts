// Keeps parts that nobody in a bundle loads from weighing on it: where an `import()` of ours falls away with the code around it,
// esbuild would still take its target in, and wrap all that the target shares with the rest, which then nothing can fall away from.
import type { Metafile, Plugin } from 'esbuild';
import { OF_THE_FRAME } from './outside-leaves.ts';

const OURS = /^(lib|functions|events)\//;
const SOURCE = /\.ts$/;

/** For bundles that are known to load no part of ours later. */
export const forgottenParts = (root: string): Plugin => ({
  name: 'forgotten-parts',
  setup(build) {
    build.onResolve({ filter: SOURCE }, ({ kind, path, importer }) => {
      const from = importer.slice(root.length + 1);
      if (kind !== 'dynamic-import' || !OURS.test(from) || OF_THE_FRAME.test(from)) return undefined;
      return { path, external: true };
    });
  },
});

/** Whether a part was left out that the bundle does load. */
export const misses = (output: Metafile['outputs'][string]): boolean =>
  output.imports.some(
    ({ kind, external, path }) => kind === 'dynamic-import' && external === true && SOURCE.test(path),
  );
