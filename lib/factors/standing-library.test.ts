// The fuel tables are part of editions: what becomes of an edition becomes of its table.
import { expect, test } from 'vitest';
import { archive } from './archive/open-archive.ts';
import { factorBook } from './book/book.ts';
import { bundledBook } from './book/open-book.ts';
import { library } from './library.ts';
import { standingLibrary } from './standing-library.ts';

const fuels = library();
const gas = (of: typeof fuels) => of.find('natural-gas', 'GB').length;
const grid = (of: typeof fuels) => of.find('electricity', 'US-NYCW').length;

test('every table is cut from an edition that holds the very same figures', () => {
  for (const { id, set } of fuels.factors.values()) expect(archive().get(set.cutFrom, id).id, id).toBe(id);
});

test('as long as all editions stand the library is the same, and none is lost', () => {
  expect(standingLibrary(fuels, bundledBook())).toBe(fuels);
});

test('a deprecated edition takes its table along, from the moment it is deprecated', () => {
  const gone = {
    setId: 'defra-2024-all',
    reason: 'Our auditor asks so.',
    at: '2026-03-01T10:00:00.000Z',
    by: 'tenant',
  };
  const book = factorBook({ archive: archive(), deprecations: [{ ...gone, by: 'tenant' }], own: [] });
  const now = standingLibrary(fuels, book);
  expect([gas(fuels) > 0, gas(now), grid(now)]).toEqual([true, 0, 1]);
  expect(gas(standingLibrary(fuels, book, '2026-02-28'))).toBe(gas(fuels));
});

test('a table is not known before its edition', () => {
  expect(grid(standingLibrary(fuels, bundledBook(), '2025-06-11'))).toBe(0);
  expect(grid(standingLibrary(fuels, bundledBook(), '2025-06-12T08:00:00.000Z'))).toBe(1);
});
