// What the catalogue promises: everything declared, nothing else, in the same order on every machine.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCatalogue } from './catalogue.ts';

const root = await mkdtemp(join(tmpdir(), 'catalogue-'));
afterAll(() => rm(root, { recursive: true, force: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}
const declaration = (id: string, kind = 'endpoint') => `export default { spec: { kind: '${kind}', id: '${id}' } };`;

test('every file of a kind is found with its domain; tests and other folders are not', async () => {
  await write('functions/zoo/api/get-ape.mts', declaration('zoo.no'));
  await write('functions/zoo/api/get-ape.ts', declaration('zoo.get-ape'));
  await write('functions/zoo/api/get-ape.test.ts', 'throw new Error("loaded a test")');
  await write('functions/zoo/words/talk.ts', 'throw new Error("loaded another folder")');
  await write('functions/bar/flows/run.ts', declaration('bar.run', 'flow'));
  await write('functions/bar/on/do-it.ts', declaration('bar.do-it', 'consumer'));
  const { functions, flows } = await readCatalogue(root);
  expect(functions.map(({ file, domain }) => [file, domain])).toEqual([
    ['functions/bar/on/do-it.ts', 'bar'],
    ['functions/zoo/api/get-ape.ts', 'zoo'],
  ]);
  expect(flows.map(({ spec }) => spec.id)).toEqual(['bar.run']);
});

test('a file that declares nothing is named', async () => {
  await write('functions/zoo/jobs/sleep.ts', 'export const nothing = 1;');
  await expect(readCatalogue(root)).rejects.toThrow('functions/zoo/jobs/sleep.ts must export by default');
});
