// The files that lie beside a bundle because its declaration names them as assets: read once per container.
import { readFile } from 'node:fs/promises';

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
