// Sizes as DynamoDB's documentation counts them.
import { expect, test } from 'vitest';
import { itemSize } from './item-size.ts';

test('a binary counts its bytes, a text its UTF-8, a map its overhead and its fields', () => {
  expect(itemSize({ a: { B: Buffer.alloc(30).toString('base64') } })).toBe(31);
  expect(itemSize({ ab: { S: 'é' } })).toBe(4);
  expect(itemSize({ m: { M: { x: { N: '12' } } } })).toBe(1 + 3 + 1 + 2);
  expect(itemSize({ l: { L: [{ BOOL: true }] } })).toBe(1 + 3 + 1 + 1);
});
