// What a figure claims follows from its number alone.
import { expect, test } from 'vitest';
import { judge, median } from './figure.ts';

test('a figure on its goal reaches it; one without a goal claims nothing', () => {
  const figure = { name: 'x', unit: 'ms', value: 3 };
  expect(judge({ ...figure, goal: { atMost: 3 } }).reached).toBe(true);
  expect(judge({ ...figure, goal: { atLeast: 3.1 } }).reached).toBe(false);
  expect(judge(figure)).not.toHaveProperty('reached');
});

test('the median of an even number of rounds lies between the two in the middle', () => {
  expect(median([9, 1, 3, 5])).toBe(4);
  expect(median([9, 1, 3])).toBe(3);
});
