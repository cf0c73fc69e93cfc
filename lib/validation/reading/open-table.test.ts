// Tables become records with row, line and column, and lines that are none say why.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault } from '../../shared/fault.ts';
import type { FieldSpec } from '../model.ts';
import { openTable, type TableAsked } from './open-table.ts';

const fields: Record<string, FieldSpec> = {
  id: { type: 'string' },
  massT: { type: 'number', aliases: ['net mass'] },
  verified: { type: 'boolean' },
  tags: { type: 'array' },
  site: { type: 'object', fields: { name: { type: 'string' }, open: { type: 'boolean' } } },
};

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function read(text: string, asked: Partial<TableAsked> = {}) {
  const table = await openTable(bytes(text), { fields, ...asked });
  const records = [];
  for await (const batch of table.batches) records.push(...batch.records);
  return { ...table, records };
}

test('columns are found by name, alias and path, cells become what their field is, empty ones are left out', async () => {
  const { records, columns, ignoredColumns } = await read(
    'ID;Net mass;Verified;tags;site.name;Site.Open;colour\n007;1,5;true;a; Mill ;;red\n8;;no;"[""x"",""y""]";;true;\n',
  );
  expect(records.map(({ row, line, record }) => ({ row, line, record }))).toEqual([
    { row: 1, line: 2, record: { id: '007', massT: '1,5', verified: true, tags: ['a'], site: { name: 'Mill' } } },
    { row: 2, line: 3, record: { id: '8', verified: 'no', tags: ['x', 'y'], site: { open: true } } },
  ]);
  expect(columns['site.name']).toBe('site.name');
  expect(columns['massT']).toBe('Net mass');
  expect(ignoredColumns).toEqual(['colour']);
});

test('declared columns lead to their fields; lists are split by semicolons', async () => {
  const { records } = await read('Nr,Gewicht,Marken\n1,2,"a; b"\n', {
    columns: { id: 'Nr', massT: 'Gewicht', tags: 'Marken' },
  });
  expect(records[0]?.record).toEqual({ id: '1', massT: '2', tags: ['a', 'b'] });
});

test('lines that are no records say why, and the others are read', async () => {
  const csv = await read('id,massT\n1,2\n1,2,3\nx"y,2\n4,5\n');
  expect(csv.records.map(({ line, record, unreadable }) => [line, record?.['id'], unreadable?.code])).toEqual([
    [2, '1', undefined],
    [3, undefined, 'cell_count'],
    [4, undefined, 'stray_quote'],
    [5, '4', undefined],
  ]);
  const deep = `{"id":${'['.repeat(200)}${']'.repeat(200)}}`;
  const lines = await read(
    `{"id":"1","site":{"name":"M"}}\n[1]\n\n${deep}\n{"id":"\\ud800"}\nnonsense\n{"other":[1]}\n`,
  );
  expect(lines.records.map(({ row, line, record, unreadable }) => [row, line, record, unreadable?.code])).toEqual([
    [1, 1, { id: '1', site: { name: 'M' } }, undefined],
    [2, 2, undefined, 'no_object'],
    [3, 4, undefined, 'no_object'],
    [4, 5, undefined, 'no_object'],
    [5, 6, undefined, 'no_object'],
    [6, 7, { other: [1] }, undefined],
  ]);
});

test.each([
  ['an empty file', '', /empty/],
  ['a zip', 'PK\u0003\u0004xxxx', /ZIP/],
  ['one JSON array', '[{"id":1}]', /JSON array/],
  ['a header that repeats', 'id,id\n1,2\n', /twice/],
  ['an open quote', 'id,massT\n"1,2\n3,4\n', /quote|never ends/],
])('%s is refused whole', async (_, text, told) => {
  const refused = await read(text).catch((error: unknown) => (isFault(error) ? error.message : String(error)));
  expect(refused).toMatch(told);
});

test('columns that nothing has are refused with the header', async () => {
  const refused = read('id\n1\n', { columns: { massT: 'Gewicht' } });
  await expect(refused).rejects.toThrow(/massT stands under "Gewicht".*The header names id/);
});

test('no bytes whatever are answered by anything but records or a declared refusal', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('id', ',', ';', '\n', '"', '{', '}', ':', '\\ud800', '[', ' '), { maxLength: 60 })
      .map((each) => each.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (each) => {
      await read(each).catch((error: unknown) => {
        if (!isFault(error)) throw error;
      });
    }),
    { numRuns: 500 },
  );
}, 30_000);
