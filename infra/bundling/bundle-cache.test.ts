// What a bundle was made of decides whether it is made again: nothing else may, and nothing of it may be overlooked.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openBundleCache } from './bundle-cache.ts';
import { makeBundles } from './make-bundles.ts';

const entry = (name: string) => ({ file: `functions/${name}.ts`, spec: { id: `things.${name}` } });
const [GET, LIST] = [entry('get'), entry('list')];

async function project() {
  const root = await mkdtemp(join(tmpdir(), 'bundle-cache-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ['functions', 'lib']) await mkdir(join(root, folder));
  const write = (file: string, text: string) => writeFile(join(root, file), text);
  await write('package.json', '{"type":"module","sideEffects":false}');
  await write('functions/get.ts', "import { used } from '../lib/both.ts'; export default () => used;");
  await write('functions/list.ts', 'export default () => [];');
  await write('lib/both.ts', "export * from './used.ts'; export * from './dropped.ts';");
  await write('lib/used.ts', 'export const used = 1;');
  await write('lib/dropped.ts', 'export const dropped = 1;');
  const home = join(root, 'cache');
  const make = async () => {
    const cache = await openBundleCache(root, home);
    for (const [of, made] of await makeBundles(root, join(home, 'making'), [GET, LIST])) await cache.keep(of, made);
  };
  let laid = 0;
  /** The text of a bundle, if the cache has it. */
  const take = async (of: typeof GET): Promise<string | undefined> => {
    const into = join(root, `laid-${laid++}`);
    const outputs = await (await openBundleCache(root, home)).take(of, into);
    return outputs && readFile(join(into, of.spec.id, 'index.mjs'), 'utf8');
  };
  return { root, write, make, take };
}

test('a bundle whose files are as they were is found with all that belongs to it', async () => {
  const { root, make, take } = await project();
  expect(await take(GET)).toBeUndefined();
  await make();
  expect(await take(GET)).toContain('as handler');
  expect(await readdir(join(root, 'laid-1', GET.spec.id))).toEqual(['index.mjs', 'index.mjs.map']);
});

test.each(['functions/get.ts', 'lib/both.ts', 'lib/used.ts', 'lib/dropped.ts'])(
  'a change of %s asks for a new bundle of the one function that reaches it, and going back for none',
  async (file) => {
    const { root, write, make, take } = await project();
    await make();
    const before = await readFile(join(root, file), 'utf8');
    await write(file, `${before}\nexport const more = 1;`);
    expect(await take(GET)).toBeUndefined();
    expect(await take(LIST)).toBeDefined();
    await make();
    expect(await take(GET)).toBeDefined();
    await write(file, before);
    expect(await take(GET)).toBeDefined();
  },
);

test('a bundle whose files changed while it was made is kept for nobody', async () => {
  const { root, write, take } = await project();
  const home = join(root, 'cache');
  const cache = await openBundleCache(root, home);
  const made = await makeBundles(root, join(home, 'making'), [GET, LIST]);
  await setTimeout(20);
  await write('lib/used.ts', 'export const used = 2;');
  for (const [of, one] of made) await cache.keep(of, one);
  expect([await take(GET), await take(LIST)]).toEqual([undefined, expect.any(String)]);
});

test('another set of packages asks for new bundles of all', async () => {
  const { write, make, take } = await project();
  await make();
  await write('package-lock.json', '{}');
  expect([await take(GET), await take(LIST)]).toEqual([undefined, undefined]);
});
