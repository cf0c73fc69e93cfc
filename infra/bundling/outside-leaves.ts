// What the frame loads by `import()` stays out of its bundle, under the name it will lie beside it.
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/** The frame is in every bundle: to build each apart for the sake of such a part would take the time of all of them again. */
export const OF_THE_FRAME = /^lib\/kernel\//;

export const builtName = (source: string): string => `${basename(source, '.ts')}.mjs`;

/** Leaves a leaf outside the bundle, under the name it lies beside it. */
export const outsideLeaves = (root: string): Plugin => ({
  name: 'outside-leaves',
  setup(build) {
    build.onResolve({ filter: /^\.\/[\w-]+\.ts$/ }, ({ kind, path, importer }) => {
      if (kind !== 'dynamic-import' || !OF_THE_FRAME.test(importer.slice(root.length + 1))) return undefined;
      return { path: `./${builtName(path)}`, external: true };
    });
  },
});
