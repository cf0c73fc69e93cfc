// Promises of the build cache, kept with a tiny project whose programs count how often they run.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildAssembly } from './index.ts';

function project() {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  for (const folder of ['infra', 'lib']) mkdirSync(join(root, folder));
  writeFileSync(
    join(root, 'infra', 'bundle.ts'),
    `import { mkdirSync } from 'node:fs';
     export async function bundleFunctions({ outdir }: { outdir: string }) { mkdirSync(outdir); return { outdir }; }`,
  );
  writeFileSync(
    join(root, 'infra', 'synth.ts'),
    `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
     export async function synthesize(o: { outdir: string; stage: string; bundles: { outdir: string } }) {
       appendFileSync(${JSON.stringify(join(root, 'runs'))}, o.stage + ' ');
       mkdirSync(o.outdir);
       writeFileSync(o.outdir + '/manifest.json', '{}');
     }`,
  );
  writeFileSync(join(root, 'lib', 'a.ts'), 'export const a = 1;');
  return { root, build: (stage = 'dev') => buildAssembly({ root, stage, cacheDir: join(root, 'cache') }) };
}

it('unchanged sources are built once, and a stage or a source apart is built again', async () => {
  const { root, build } = project();
  expect(await build()).toMatchObject({ cached: false });
  const again = await build();
  expect(again.cached).toBe(true);
  expect(existsSync(join(again.directory, 'manifest.json'))).toBe(true);
  writeFileSync(join(root, 'lib', 'a.test.ts'), 'a test changes nothing');
  expect((await build()).cached).toBe(true);
  expect((await build('prod')).cached).toBe(false);
  appendFileSync(join(root, 'lib', 'a.ts'), '// changed');
  expect((await build()).cached).toBe(false);
  expect(readFileSync(join(root, 'runs'), 'utf8')).toBe('dev prod dev ');
});

it('a build that fails tells why and leaves nothing that looks finished', async () => {
  const { root, build } = project();
  writeFileSync(
    join(root, 'infra', 'synth.ts'),
    `export async function synthesize() { throw new Error('no such stack'); }`,
  );
  await expect(build()).rejects.toThrow(/could not be built:[\s\S]*no such stack/);
  writeFileSync(join(root, 'infra', 'synth.ts'), 'export const synthesize = 1;');
  await expect(build()).rejects.toThrow('could not be built');
});
