// What a cold start reads is the entry and what it imports outright; what is asked for later does not count.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { hasLazyParts, readAtStart } from './lazy-parts.ts';

const output = (imports: { path: string; kind: 'import-statement' | 'dynamic-import' }[]) => ({
  bytes: 1,
  inputs: {},
  imports,
  exports: [],
});

test('static imports are followed to any depth, circles and all, and lazy ones are not', () => {
  const outputs = {
    'f/index.mjs': output([
      { path: 'f/shared.mjs', kind: 'import-statement' },
      { path: 'f/agent.mjs', kind: 'dynamic-import' },
    ]),
    'f/shared.mjs': output([{ path: 'f/index.mjs', kind: 'import-statement' }]),
    'f/agent.mjs': output([]),
  };
  const read = readAtStart({ inputs: {}, outputs }, 'f/index.mjs');
  expect(read).toEqual([outputs['f/index.mjs'], outputs['f/shared.mjs']]);
});

test('an import() of ours makes a bundle one of parts', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lazy-parts-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'lib/agent'), { recursive: true });
  await writeFile(join(root, 'lib/agent/index.js'), 'export const answer = 42;');
  await writeFile(join(root, 'lib/lazy.js'), "export const load = () => import('./agent/index.js');");
  await writeFile(join(root, 'lib/eager.js'), "export { answer } from './agent/index.js';");
  const common = { absWorkingDir: root, bundle: true, format: 'esm', metafile: true, outdir: 'out' } as const;
  const { metafile } = await build({ ...common, entryPoints: ['lib/lazy.js', 'lib/eager.js'] });
  const lazy = Object.entries(metafile.outputs).filter(([, one]) => hasLazyParts(metafile, one));
  expect(lazy.map(([path]) => path)).toEqual(['out/lazy.js']);
  expect(await readdir(join(root, 'out'))).toEqual(['eager.js', 'lazy.js']);
});
