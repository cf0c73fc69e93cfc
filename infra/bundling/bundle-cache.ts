// Bundles made before, found again by the content of every file they were made of: what has not changed is not bundled twice.
import { createHash } from 'node:crypto';
import { cp, link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import * as z from 'zod';
import { type Entry, esbuildOptions } from './esbuild-options.ts';

type Outputs = Metafile['outputs'];

export interface BundleCache {
  /** Lays a known bundle into the directory and answers its outputs; undefined where it must be made. */
  take(entry: Entry, directory: string): Promise<Outputs | undefined>;
  /** Keeps what lies in `<directory>/<id>`, made of these files, unless one changed meanwhile; the directory may be gone afterwards. */
  keep(entry: Entry, made: Made): Promise<void>;
}

export interface Made {
  readonly directory: string;
  readonly outputs: Outputs;
  /** Every file that was read for it, from the project's root. */
  readonly sources: readonly string[];
}

/** How many states of each bundle are kept: one per branch worked on. */
const KEPT = 3;

const Kept = z.object({
  sources: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), z.custom<Outputs[string]>()),
});

export async function openBundleCache(root: string, home: string): Promise<BundleCache> {
  const openedAt = Date.now();
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (path: string): Promise<string> => {
    const known = hashes.get(path) ?? readFile(join(root, path)).then(digest, () => 'absent');
    hashes.set(path, known);
    return known;
  };
  const tools = await toolsOf(root);
  const shelf = ({ spec }: Entry) => join(home, tools, spec.id);
  return {
    async take(entry, directory) {
      for (const name of await namesIn(shelf(entry))) {
        const place = join(shelf(entry), name);
        const kept = await readKept(place);
        if (!kept || !(await isFresh(kept.sources, hashOf))) continue;
        await lay(place, join(directory, entry.spec.id));
        await utimes(place, new Date(), new Date());
        return kept.outputs;
      }
      return undefined;
    },
    async keep(entry, { directory, outputs, sources }) {
      // Nobody knows whether it was made of such a file as it was or as it is.
      if (await anyTouchedSince(openedAt, root, sources)) return;
      const found = await Promise.all(sources.toSorted().map(async (path) => [path, await hashOf(path)] as const));
      const told = JSON.stringify({ sources: Object.fromEntries(found), outputs });
      const draft = join(directory, entry.spec.id);
      await writeFile(join(draft, MANIFEST), told);
      await mkdir(shelf(entry), { recursive: true });
      // Another process may have made the same meanwhile; then what it made stays.
      await rename(draft, join(shelf(entry), digest(told))).catch(() => undefined);
      await prune(shelf(entry));
    },
  };
}

const MANIFEST = 'made-of.json';

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 24);

/** What bundles depend on besides the files they are made of. */
async function toolsOf(root: string): Promise<string> {
  const files = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
  const ours = (await readdir(import.meta.dirname)).filter((name) => !name.endsWith('.test.ts'));
  const read = [...files, ...ours.toSorted().map((name) => join(import.meta.dirname, name))];
  const contents = await Promise.all(read.map((path) => readFile(path, 'utf8').catch(() => '')));
  const { plugins: _, absWorkingDir: __, alias: ___, ...options } = esbuildOptions('', '', []);
  return digest(JSON.stringify([contents, options]));
}

/** The last used first. */
async function namesIn(shelf: string): Promise<string[]> {
  const names = await readdir(shelf).catch(() => []);
  const used = await Promise.all(names.map(async (name) => ({ name, at: await usedAt(join(shelf, name)) })));
  return used.toSorted((a, b) => b.at - a.at).map(({ name }) => name);
}

const usedAt = (place: string): Promise<number> =>
  stat(place).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** Undefined where another process is clearing it away. */
async function readKept(place: string): Promise<z.output<typeof Kept> | undefined> {
  const text = await readFile(join(place, MANIFEST), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Kept.parse(JSON.parse(text));
}

async function isFresh(sources: Readonly<Record<string, string>>, hashOf: (path: string) => Promise<string>) {
  for (const [path, hash] of Object.entries(sources)) if ((await hashOf(path)) !== hash) return false;
  return true;
}

/** Not by the time of its content, which can be set back. */
async function anyTouchedSince(moment: number, root: string, sources: readonly string[]): Promise<boolean> {
  const touched = sources.map((path) =>
    stat(join(root, path)).then(
      ({ ctimeMs }) => ctimeMs > moment,
      () => false,
    ),
  );
  return (await Promise.all(touched)).some(Boolean);
}

/** As links, since nobody writes into a bundle; as copies where the directory lies on another disk. */
export async function lay(place: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  for (const name of await readdir(place)) {
    if (name === MANIFEST) continue;
    await link(join(place, name), join(into, name)).catch(() => cp(join(place, name), join(into, name)));
  }
}

async function prune(shelf: string): Promise<void> {
  const old = (await namesIn(shelf)).slice(KEPT);
  await Promise.all(old.map((name) => rm(join(shelf, name), { recursive: true, force: true })));
}
