// What a container's memory promises: the latest used stay, within the bounds, for their time.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { memory, together } from './index.ts';

test('what was used last stays, and what was unused for longest goes first', () => {
  const kept = memory<number>({ most: 2 });
  kept.set('a', 1);
  kept.set('b', 2);
  kept.get('a');
  kept.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3]);
});

test('whatever is set, used and deleted, the bytes held stay within the bound, and each departure is told once', () => {
  const act = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), bytes: fc.nat(60), drop: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const held = new Map<string, number>();
      const kept = memory<string>({
        mostBytes: 100,
        gone: (key, bytes) => {
          expect(held.get(key)).toBe(bytes);
          held.delete(key);
        },
      });
      for (const { key, bytes, drop } of acts) {
        if (drop) kept.delete(key);
        else kept.set(key, key, { bytes });
        if (!drop) held.set(key, bytes);
        expect([...held.values()].reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100);
      }
      for (const key of ['a', 'b', 'c', 'd']) expect(kept.get(key) !== undefined, key).toBe(held.has(key));
    }),
  );
});

test('what is larger than all the room is not kept, and takes nobody else away', () => {
  const kept = memory<number>({ mostBytes: 10 });
  kept.set('a', 1, { bytes: 10 });
  kept.set('b', 2, { bytes: 11 });
  expect([kept.get('a'), kept.get('b')]).toEqual([1, undefined]);
});

test('when its time is over it is gone', () => {
  const kept = memory<number>({});
  kept.set('a', 1, { until: 100 });
  expect([kept.get('a', 99), kept.get('a', 100), kept.get('a', 99)]).toEqual([1, undefined, undefined]);
});

test('of a hundred who ask at once one fetches, a failure is told to all of them, and the next asks anew', async () => {
  const join = together<number>();
  let fetched = 0;
  const fetch = async () => {
    fetched += 1;
    await Promise.resolve();
    if (fetched === 1) throw new Error('down');
    return fetched;
  };
  const first = await Promise.allSettled(Array.from({ length: 100 }, () => join('a', fetch)));
  expect(first.every(({ status }) => status === 'rejected')).toBe(true);
  expect(await Promise.all(Array.from({ length: 100 }, () => join('a', fetch)))).toEqual(Array(100).fill(2));
});
