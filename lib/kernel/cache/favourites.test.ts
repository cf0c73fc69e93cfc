// What the list of favourites promises: short, fading, the most used first; and what is brought along has its bounds.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { favouritesSince, MOST_FAVOURITES, type Use, worthBringing } from './favourites.ts';

const use = fc.record({
  cache: fc.constantFrom('agents', 'versions'),
  key: fc.record({ id: fc.stringMatching(/^[a-z]{1,2}$/) }),
  times: fc.integer({ min: 1, max: 500 }),
  bytes: fc.nat(60_000),
});
const minutes = fc.array(fc.tuple(fc.array(use, { maxLength: 40 }), fc.nat(3_600_000)), { maxLength: 6 });

test('whatever is used in whichever minutes, each cache lists twenty at most, each once, the most used first', () => {
  fc.assert(
    fc.property(minutes, (told) => {
      let before = { of: favouritesSince({ of: {}, at: 0 }, [], 0), at: 0 };
      for (const [uses, later] of told) {
        const now = before.at + later;
        before = { of: favouritesSince(before, uses, now), at: now };
        for (const listed of Object.values(before.of)) {
          expect(listed.length).toBeLessThanOrEqual(MOST_FAVOURITES);
          expect(new Set(listed.map(({ key }) => JSON.stringify(key))).size).toBe(listed.length);
          expect(listed.map(({ score }) => score)).toEqual(listed.map(({ score }) => score).toSorted((a, b) => b - a));
        }
      }
    }),
  );
});

test('what one container brings along is no more than twenty items and 128 KB, and of its own caches alone', () => {
  fc.assert(
    fc.property(fc.array(use, { maxLength: 80 }), (uses) => {
      const brought = worthBringing(favouritesSince({ of: {}, at: 0 }, uses, 0), ['agents']);
      expect(brought.length).toBeLessThanOrEqual(MOST_FAVOURITES);
      expect(brought.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(128 * 1024);
      expect(brought.filter(({ cache }) => cache !== 'agents')).toEqual([]);
    }),
  );
});

test('use counts half as much after ten minutes, and is forgotten in the end', () => {
  const used = (id: string, times: number): Use => ({ cache: 'agents', key: { id }, times, bytes: 1 });
  const first = favouritesSince({ of: {}, at: 0 }, [used('old', 100)], 0);
  const second = favouritesSince({ of: first, at: 0 }, [used('new', 60)], 600_000);
  expect(second['agents']?.map(({ key, score }) => [key['id'], score])).toEqual([
    ['new', 60],
    ['old', 50],
  ]);
  expect(favouritesSince({ of: second, at: 0 }, [], 86_400_000)).toEqual({});
});
