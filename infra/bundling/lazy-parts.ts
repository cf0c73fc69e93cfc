// Which functions load a part of ours only when it is asked for: those are built apart from the others, in chunks beside their bundle.
import type { Metafile } from 'esbuild';

type Output = NonNullable<Metafile['outputs'][string]>;

/** Ours only: the SDK's own `import()` calls are about credentials that a Lambda never asks for. */
const OURS = /^(lib|functions|events)\//;

/** Does this bundle, built as one file, hold an `import()` written by us? */
export const hasLazyParts = ({ inputs }: Metafile, output: Output): boolean =>
  Object.keys(output.inputs).some(
    (path) =>
      OURS.test(path) && inputs[path]?.imports.some(({ kind, external }) => kind === 'dynamic-import' && !external),
  );

/** The entry's own file. */
export function outputOf({ outputs }: Metafile, id: string): Output {
  const found = Object.entries(outputs).find(([path]) => path.endsWith(`/${id}/index.mjs`));
  if (!found) throw new Error(`esbuild made no bundle for ${id}.`);
  return found[1];
}

/** The outputs a cold start reads: the entry and what it imports outright, at any depth. */
export function readAtStart({ outputs }: Metafile, entry: string): Output[] {
  const wanted = [entry];
  const found = new Map<string, Output>();
  for (const path of wanted) {
    const output = outputs[path];
    if (output === undefined || found.has(path)) continue;
    found.set(path, output);
    for (const { kind, external, path: imported } of output.imports) {
      if (kind === 'import-statement' && !external) wanted.push(imported);
    }
  }
  return [...found.values()];
}
