// Which files a bundle was made of: all that its entry reaches, also what tree shaking dropped, since a change may bring it back.
import type { Metafile } from 'esbuild';

/** Paths from the project's root; what a plugin made up has none. */
export function sourcesOf({ inputs }: Metafile, entry: string): string[] {
  const reached = new Set([entry]);
  for (const path of reached)
    for (const { path: next, external } of inputs[path]?.imports ?? []) if (!external) reached.add(next);
  return [...reached].filter((path) => path in inputs && !MADE_UP.test(path)).map(fromRoot);
}

const MADE_UP = /^(declaration|builtin):/;

/** Packages are found in the project's own folder of them, wherever that is a link to. */
const fromRoot = (path: string): string => path.replace(/^.*?\bnode_modules\//, 'node_modules/');
