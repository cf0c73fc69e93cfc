// What an index of vectors promises: always the nearest, whatever was put, replaced and removed before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactVectorIndex } from './index.ts';

const DIMENSIONS = 6;
const vector = fc
  .array(fc.integer({ min: -127, max: 127 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => Int8Array.from(values));
const id = fc.constantFrom(...'abcdefghij');
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id, vector }) },
  { weight: 1, arbitrary: fc.record({ id }) },
);

const cosine = (a: Int8Array, b: Int8Array): number => {
  const dot = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

test('the nearest are those a plain comparison of all finds, in the same order', async () => {
  const property = fc.asyncProperty(fc.array(change, { maxLength: 60 }), vector, async (changes, to) => {
    const index = new ExactVectorIndex(DIMENSIONS);
    const known = new Map<string, Int8Array>();
    for (const one of changes) {
      if ('vector' in one) {
        known.set(one.id, one.vector);
        await index.put(one.id, one.vector);
      } else {
        known.delete(one.id);
        await index.remove(one.id);
      }
    }
    const wanted = [...known]
      .map(([name, value]) => ({ id: name, similarity: cosine(to, value) }))
      .filter(({ similarity }) => similarity >= 0.2)
      .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
    const found = await index.nearest(to, { most: 100, least: 0.2 });
    expect(found.map((one) => one.id)).toEqual(wanted.map((one) => one.id));
    for (const [at, one] of found.entries()) expect(one.similarity).toBeCloseTo(wanted[at]?.similarity ?? 0, 10);
  });
  await fc.assert(property);
});

test('it grows, chooses among some, and gives no more than asked for', async () => {
  const index = new ExactVectorIndex(2);
  for (let at = 0; at < 300; at++) await index.put(`v${at}`, Int8Array.of(100, at % 100));
  const found = await index.nearest(Int8Array.of(100, 7), { most: 2, least: 0.5, among: (name) => name.endsWith('7') });
  expect(found.map((one) => one.id)).toEqual(['v107', 'v207']);
});

test('the zero vector is near to nothing, and one of another kind is refused', async () => {
  const index = new ExactVectorIndex(2);
  await index.put('zero', new Int8Array(2));
  await index.put('one', Int8Array.of(1, 0));
  expect(await index.nearest(new Int8Array(2), { most: 5, least: -1 })).toEqual([]);
  expect(await index.nearest(Int8Array.of(1, 0), { most: 5, least: -1 })).toEqual([{ id: 'one', similarity: 1 }]);
  await expect(index.put('odd', new Int8Array(3))).rejects.toThrow(RangeError);
});
