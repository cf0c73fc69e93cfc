// What pointers promise, by the examples of RFC 6901 §5.
import { expect, test } from 'vitest';
import { valueAt } from './json-pointer.ts';

const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, 'k"l': 6 };

test.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/m~0n', 8],
  ['/k"l', 6],
  ['/foo/2', undefined],
  ['/foo/01', undefined],
  ['/foo/length', undefined],
  ['/toString', undefined],
  ['/foo/0/x', undefined],
])('%j leads to %j', (pointer, found) => {
  expect(valueAt(document, pointer)).toEqual(found);
});

test('what is no pointer is a mistake of ours and says so', () => {
  expect(() => valueAt(document, 'foo')).toThrow('no JSON Pointer');
});
