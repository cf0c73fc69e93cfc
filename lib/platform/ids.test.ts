// What identifiers promise: shaped as declared, never twice, in the order they were made.
import { expect, test } from 'vitest';
import { idPattern, systemIds } from './ids.ts';

test('ten thousand ids made at once are shaped alike, all different, and sort as they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => systemIds.next('exe'));
  expect(ids.every((id) => idPattern('exe').test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('the random letters of ids use the whole alphabet evenly', async () => {
  const counts = new Map<string, number>();
  for (let made = 0; made < 400; made++) {
    // The first id of a millisecond is drawn; those after it count on.
    await new Promise((resolve) => setTimeout(resolve, 2));
    for (const letter of systemIds.next('exe').slice(-16)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(32);
  expect(Math.max(...counts.values())).toBeLessThan(2 * Math.min(...counts.values()));
});
