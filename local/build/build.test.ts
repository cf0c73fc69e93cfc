// Promises of the build cache, kept with a tiny project whose programs count how often they run.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  const build = (stage = 'dev', signal?: AbortSignal) =>
    buildAssembly({ root, stage, cacheDir: join(root, 'cache'), ...(signal && { signal }) });
  return { root, build };
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

it('an assembly built while its sources changed is built again, and given up only if they never rest', async () => {
  const { root, build } = project();
  const [source, runs] = [join(root, 'lib', 'a.ts'), join(root, 'runs')];
  const synthChanging = (often: number) => `
    import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
    export async function synthesize(o: { outdir: string }) {
      appendFileSync(${JSON.stringify(runs)}, 'x');
      const run = readFileSync(${JSON.stringify(runs)}, 'utf8').length;
      if (run <= ${often}) appendFileSync(${JSON.stringify(source)}, '// ' + run);
      mkdirSync(o.outdir);
      writeFileSync(o.outdir + '/manifest.json', readFileSync(${JSON.stringify(source)}));
    }`;
  writeFileSync(join(root, 'infra', 'synth.ts'), synthChanging(1));
  const { directory, cached } = await build();
  expect(cached).toBe(false);
  expect(readFileSync(join(directory, 'manifest.json'), 'utf8')).toBe(readFileSync(source, 'utf8'));
  expect(readFileSync(runs, 'utf8')).toBe('xx');
  expect(await build()).toEqual({ directory, cached: true });
  writeFileSync(join(root, 'infra', 'synth.ts'), synthChanging(1_000));
  await expect(build()).rejects.toThrow('The sources changed during each of 5 builds');
  expect(readdirSync(join(root, 'cache')).filter((name) => name.endsWith('.draft'))).toEqual([]);
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

it('a build that is interrupted ends its process and leaves nothing behind', async () => {
  const { root, build } = project();
  const pid = join(root, 'pid');
  writeFileSync(
    join(root, 'infra', 'synth.ts'),
    `import { writeFileSync } from 'node:fs';
     export async function synthesize() {
       writeFileSync(${JSON.stringify(pid)}, String(process.pid));
       await new Promise((resolve) => setTimeout(resolve, 60_000));
     }`,
  );
  const interruption = new AbortController();
  const building = build('dev', interruption.signal);
  await expect.poll(() => existsSync(pid) && readFileSync(pid, 'utf8'), { timeout: 10_000 }).toMatch(/\d/);
  interruption.abort();
  await expect(building).rejects.toThrow('aborted');
  expect(readdirSync(join(root, 'cache'))).toEqual([]);
  expect(() => process.kill(Number(readFileSync(pid, 'utf8')), 0)).toThrow('ESRCH');
});

it('an assembly that a running stack lives off is not cleared away, however many are built after it', async () => {
  const { root, build } = project();
  const used = await build();
  const spare = join(root, 'cache', 'left-behind');
  mkdirSync(join(spare, 'leases'), { recursive: true });
  writeFileSync(join(spare, 'leases', '999999999'), '');
  for (let change = 0; change < 4; change++) {
    appendFileSync(join(root, 'lib', 'a.ts'), '// changed');
    await build();
  }
  expect(existsSync(used.directory)).toBe(true);
  expect(existsSync(spare)).toBe(false);
});
