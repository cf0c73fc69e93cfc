// How our own sources are handed to the bundler: so that it can drop what a function does not use.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { droppable } from './droppable-definitions.ts';
import { type Origins, pastDoors, readOrigins } from './past-doors.ts';

const OURS = /[\\/](lib|functions|events)[\\/].+\.ts$/;

/** Two dozen bundles are made one by one, of the same files: most of them need not be gone through again. */
const handed = new Map<string, { readonly past: string; readonly contents: string }>();

async function contentsOf(path: string, origins: Origins): Promise<string> {
  const past = pastDoors(await readFile(path, 'utf8'), path, origins);
  const known = handed.get(path);
  if (known?.past === past) return known.contents;
  const contents = droppable(past);
  handed.set(path, { past, contents });
  return contents;
}

export const ourSources = (root: string): Plugin => ({
  name: 'our-sources',
  setup(build) {
    const origins = readOrigins();
    build.onLoad({ filter: OURS }, async ({ path }) => {
      if (!path.startsWith(root) || path.includes('node_modules')) return undefined;
      return { contents: await contentsOf(path, origins), loader: 'ts' };
    });
  },
});
