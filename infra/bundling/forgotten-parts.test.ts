// A part that is loaded by nobody costs nothing, and one that is loaded is not left out unnoticed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { forgottenParts, misses } from './forgotten-parts.ts';

test('what only a forgotten part uses of a shared file falls away, and a part in use is missed', async () => {
  const root = await mkdtemp(join(tmpdir(), 'forgotten-parts-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'lib'), { recursive: true });
  const write = (name: string, source: string) => writeFile(join(root, 'lib', name), source);
  await write('shared.ts', "export const used = 'in use'; export const spare = 'to spare';");
  await write('part.ts', "import { spare } from './shared.ts'; console.log(spare);");
  await write('door.ts', "export const load = () => import('./part.ts'); export { used } from './shared.ts';");
  await write('plain.ts', "import { used } from './door.ts'; console.log(used);");
  await write('loading.ts', "import { load } from './door.ts'; console.log(load);");
  const bundle = async (name: string) => {
    const { metafile, outputFiles } = await build({
      ...{ absWorkingDir: root, entryPoints: [`lib/${name}`], outdir: 'out', plugins: [forgottenParts(root)] },
      ...{ bundle: true, format: 'esm', metafile: true, treeShaking: true, write: false },
    });
    const [output] = Object.values(metafile.outputs);
    return { text: outputFiles[0]?.text ?? '', missing: output && misses(output) };
  };
  const plain = await bundle('plain.ts');
  expect(plain).toMatchObject({ missing: false });
  expect(plain.text).toContain('in use');
  expect(plain.text).not.toContain('to spare');
  expect(await bundle('loading.ts')).toMatchObject({ missing: true });
});
