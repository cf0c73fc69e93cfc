// A field that nobody judges is told of, wherever it stands.
import { expect, test } from 'vitest';
import { unknownFields } from './unknown-fields.ts';

const fields = {
  cnCode: { type: 'string' },
  geometry: { type: 'object' },
  precursors: {
    type: 'array',
    items: { type: 'object', fields: { cnCode: { type: 'string' }, massT: { type: 'number' } } },
  },
} as const;

test('each unknown field is told once, where it first stood, with the name that was meant', () => {
  const records = [
    { cnCode: '1', geometry: { anything: 1 } },
    { cnCod: '1', precursors: [{ massT: 1 }, { mass: 1, 'a/b': 2 }] },
    { cnCod: '2', precursors: [{ mass: 1 }, { mass: 2 }], completelyOther: true },
  ];
  expect(unknownFields(records, fields)).toEqual([
    { field: '/records/1/cnCod', records: 2, nearest: 'cnCode' },
    { field: '/records/1/precursors/1/mass', records: 2, nearest: 'massT' },
    { field: '/records/1/precursors/1/a~1b', records: 1 },
    { field: '/records/2/completelyOther', records: 1 },
  ]);
});

test('what is of another shape than its field is for the rules to judge', () => {
  expect(unknownFields([{ precursors: 'none', cnCode: { a: 1 }, geometry: null }], fields)).toEqual([]);
});
