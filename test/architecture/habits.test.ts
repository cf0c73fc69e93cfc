// Habits no tool we use checks: what may not stand in a source file, and where the outside world may be asked.
import { expect, test } from 'vitest';
import { occurrences, readSources } from './sources.ts';

const sources = await readSources();
const inside = (prefix: RegExp) => sources.filter(({ file }) => prefix.test(file));

test('no type is silenced', () => {
  expect(occurrences(sources, /\bas any\b|: any\b|<any>|@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
});

test('no non-null assertion', () => {
  expect(occurrences(sources, /[\w)\]]!(\.|\[|;|,|\)|$)/)).toEqual([]);
});

test('nothing is left to be done later', () => {
  const later = sources.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) => (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${file}:${index + 1}`] : [])),
  );
  expect(later).toEqual([]);
});

test('no file hides behind a drawer name', () => {
  const drawers = sources.filter(({ file }) => /(^|[/-])(utils?|helpers?|common|misc|manager)(s|\.|-|\/)/.test(file));
  expect(drawers.map(({ file }) => file)).toEqual([]);
});

test('the environment of a function is read in lib/platform/settings.ts alone', () => {
  const readers = occurrences(inside(/^(lib|functions|events)\//), /process\.env/);
  expect(readers.filter((place) => !place.startsWith('lib/platform/settings.ts:'))).toEqual([]);
});

test('domains take time and chance from ctx', () => {
  const domains = inside(/^(lib\/(?!(kernel|platform)\/)|functions\/|events\/)/);
  const asking = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bperformance\.now\(/;
  expect(occurrences(domains, asking)).toEqual([]);
});

test('files are kebab-case', () => {
  expect(
    sources
      .map(({ file }) => file)
      .filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\/|\.)/.test(file.split('/').at(-1) ?? '')),
  ).toEqual([]);
});
