// The files that lie beside a bundle because its declaration names them as assets: read once per container.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Unbundled, in tests and in programs run from the project, this module still stands in its own folder. */
const UNBUNDLED = import.meta.url.endsWith('/lib/platform/bundled-files/index.ts');

const read = new Map<string, Promise<string>>();

/** The text of a file, its path relative to the bundle; bundled, this very module stands at the bundle's place. */
export function bundledFile(path: string): Promise<string> {
  const known = read.get(path);
  if (known) return known;
  const asked = readFile(new URL(path, import.meta.url), 'utf8');
  read.set(path, asked);
  asked.catch(() => read.delete(path));
  return asked;
}

/** The text of a file out of an npm package, named as in `assets`: `jsonata/jsonata.min.js`. */
export const bundledPackageFile = (path: string): Promise<string> =>
  bundledFile(UNBUNDLED ? `../../../node_modules/${path}` : `./assets/${path.slice(path.lastIndexOf('/') + 1)}`);

/**
 * The JSON of one of our own data files, named as in `assets`: by its path in the project. At once, because who computes cannot wait;
 * whoever asks keeps what it made of it.
 */
export function bundledJson(path: string): unknown {
  const place = UNBUNDLED ? `../../../${path}` : `./assets/${path.slice(path.lastIndexOf('/') + 1)}`;
  return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
}
