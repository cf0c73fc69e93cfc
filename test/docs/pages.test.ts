// Pages and code say the same, and no fault or record stays out of them.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import { ROOT } from '../architecture/read-imports.ts';
import { readSources } from '../architecture/sources.ts';
import { declaredFaults, declaredRecords } from './declared.ts';
import { PAGES } from './pages.ts';

test.each(Object.entries(PAGES))('%s says what the code says (else: npm run docs)', async (path, page) => {
  expect(await readFile(`${ROOT}/${path}`, 'utf8')).toBe(await page());
});

test.each([
  ['docs/errors.md', /= defineFault\b[\s\S]*?reason: '(\w+)'/g],
  ['docs/data-model.md', /= defineRecord\([\s\S]*?entity: '([\w-]+)'/g],
])('%s shows everything lib/ declares, exported or not', async (path, declaration) => {
  const sources = await readSources('lib/**/*.ts');
  const names = sources.flatMap(({ text }) => [...text.matchAll(declaration)].map(([, name]) => name));
  const page = await PAGES[path]?.();
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(page).toContain(`\`${name}\``);
});

test('reasons of faults and names of entities are unique', async () => {
  const reasons = (await declaredFaults()).map(({ declared }) => declared.reason);
  const entities = (await declaredRecords()).map(({ declared }) => declared.entity);
  for (const names of [reasons, entities])
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('no key is shaped like another: two entities share a key only on different planes', async () => {
  const shapes = (await declaredRecords()).map(({ declared: { plane, key } }) => `${plane} ${key.pk} ${key.sk}`);
  expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
});

test('every fault an endpoint declares stands in docs/errors.md', async () => {
  const page = await PAGES['docs/errors.md']?.();
  const { functions } = await readCatalogue(ROOT);
  const declared = functions.flatMap(({ spec }) => (spec.kind === 'endpoint' ? spec.faults : []));
  for (const { reason } of declared) expect(page).toContain(`\`${reason}\``);
});
