// What naming the nearest promises: the one that was meant, in whichever case it was written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestTo } from './nearest.ts';

const STATES = ['DRAFT', 'EXPERIMENTAL', 'CERTIFIED', 'DEPRECATED', 'RETIRED'];

test('the case of letters makes no name another one', () => {
  expect(nearestTo('certified', STATES)).toBe('CERTIFIED');
  expect(nearestTo('Certifed', STATES)).toBe('CERTIFIED');
  expect(nearestTo('createdat', ['category', 'createdBy', 'createdAt'])).toBe('createdAt');
});

test('of names that differ in case alone the one written so is meant', () => {
  expect(nearestTo('Fuel', ['fuel', 'FUEL', 'Fuel'])).toBe('Fuel');
});

test('what is too far from all of them, or too long for any, was meant for none', () => {
  expect(nearestTo('zzzzzzz', STATES, { within: 2 })).toBeUndefined();
  expect(nearestTo('password', ['category', 'name'])).toBeUndefined();
  expect(nearestTo('x'.repeat(101), STATES)).toBeUndefined();
  expect(nearestTo('x', [])).toBeUndefined();
});

test('a known name is nearest to itself, written as it is or in another case', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), fc.nat(), (known, at) => {
      const name = known[at % known.length] ?? '';
      expect(nearestTo(name, known)).toBe(name);
      expect(nearestTo(name.toUpperCase(), known)).toBe(name);
    }),
  );
});
