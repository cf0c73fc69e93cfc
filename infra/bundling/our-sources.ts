// How our own sources are handed to the bundler: so that it can drop what a function does not use.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { droppable } from './droppable-definitions.ts';
import { pastDoors, readOrigins } from './past-doors.ts';

const OURS = /[\\/](lib|functions|events)[\\/].+\.ts$/;

export const ourSources = (root: string): Plugin => ({
  name: 'our-sources',
  setup(build) {
    const origins = readOrigins();
    build.onLoad({ filter: OURS }, async ({ path }) => {
      if (!path.startsWith(root) || path.includes('node_modules')) return undefined;
      return { contents: droppable(pastDoors(await readFile(path, 'utf8'), path, origins)), loader: 'ts' };
    });
  },
});
