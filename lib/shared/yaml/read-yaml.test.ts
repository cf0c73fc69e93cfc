// Holds that YAML people send is read as one thing or refused with its place, and never costs more than it weighs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readYaml } from './read-yaml.ts';

const dataOf = (text: string): unknown => {
  const read = readYaml(text);
  return read.ok ? read.value : read.problems;
};
const problemsOf = (text: string) => {
  const read = readYaml(text);
  return read.ok ? [] : read.problems;
};

test('plain data is read as it stands', () => {
  const text =
    'id: a\nlist: [1, -2.5, 1e3]\nflag: true\nnone: ~\nyes: no\ndate: 2026-01-31\nmany: |\n  one\n  two\n12: n\n';
  expect(dataOf(text)).toEqual({
    id: 'a',
    list: [1, -2.5, 1000],
    flag: true,
    none: null,
    yes: 'no',
    date: '2026-01-31',
    many: 'one\ntwo\n',
    12: 'n',
  });
});

test.each([
  ['an anchor', 'a: &x 1', 'anchor'],
  ['an anchor on a map', 'a: &x {b: 1}', 'anchor'],
  ['an alias', 'a: 1\nb: *a', 'alias'],
  ['a tag', 'a: !!int "1"', 'tag'],
  ['a foreign tag', 'a: !ruby/object {b: 1}', 'tag'],
  ['a tag on a list', 'a: !!set [1]', 'tag'],
  ['a merge key', 'a:\n  <<: {b: 1}', '<<'],
  ['a prototype', '__proto__: {b: 1}', '__proto__'],
  ['a twin key', 'a: 1\na: 2', 'twice'],
  ['a twin key in another spelling', 'a: 1\n"a": 2', 'twice'],
  ['a second document', 'a: 1\n---\nb: 2', 'second document'],
  ['a directive', '%YAML 1.1\n---\na: 1', 'Directives'],
  ['a tag directive', '%TAG ! tag:x,2000:\n---\na: 1', 'Directives'],
  ['a list as a key', '? [a, b]\n: 1', 'key must be text'],
  ['a leading zero', 'cn: 07019050', 'a number?'],
  ['hexadecimal', 'a: 0x1F', 'a number?'],
  ['infinity', 'a: .inf', 'a number?'],
  ['not a number', 'a: .nan', 'a number?'],
  ['a number too exact for a double', 'a: 0.1234567890123456789', 'more digits'],
  ['a number beyond doubles', 'a: 1e999', 'more digits'],
  ['a tab for indentation', 'a:\n\tb: 1', 'no valid YAML'],
  ['an open quote', 'a: "b', 'no valid YAML'],
  ['an open list', 'a: [b', 'no valid YAML'],
])('%s is refused with its place', (_, text, word) => {
  const problems = problemsOf(text);
  expect(problems.map(({ message }) => message).join(' ')).toContain(word);
  for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
});

test('all problems are named at once, each with pointer, line and column', () => {
  expect(problemsOf('a: &x 1\nb:\n  - 07\n  - c/d: *x\n')).toEqual([
    { field: '/a', line: 1, column: 7, message: expect.stringContaining('anchor') },
    { field: '/b/0', line: 3, column: 5, message: expect.stringContaining('07') },
    { field: '/b/1/c~1d', line: 4, column: 10, message: expect.stringContaining('alias') },
  ]);
});

test('a pointer is found in the text, and an unknown one what is nearest around it', () => {
  const read = readYaml('a:\n  b: [1, {c: 2}]\n');
  if (!read.ok) throw new Error('This is valid.');
  expect(read.placeOf('/a/b')).toEqual({ line: 2, column: 3 });
  expect(read.placeOf('/a/b/1/c')).toEqual({ line: 2, column: 11 });
  expect(read.placeOf('/a/x/y')).toEqual({ line: 1, column: 1 });
});

test('bombs are refused before they are spread out: laughs, depth in every style, size', () => {
  const laughs = `a: &a [l,l,l,l,l,l,l,l,l]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${'*abcdefgh'[0]}${'abcdefgh'[index]}]`)
    .join('\n')}`;
  expect(problemsOf(laughs).length).toBeGreaterThan(8);
  for (const deep of ['['.repeat(100_000), '{a: '.repeat(50_000), '- '.repeat(100_000), '? '.repeat(100_000)])
    expect(problemsOf(deep).map(({ message }) => message)[0]).toMatch(/nested more than 32|no valid YAML/);
  expect(problemsOf('x'.repeat(300_000))[0]?.message).toContain('262144');
});

test('depth 32 is read, depth 33 is not', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
  ] as const) {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect(readYaml(nested(32)).ok, open).toBe(true);
    expect(readYaml(nested(33)).ok, open).toBe(false);
  }
});

test('any JSON value is read back from JSON and from YAML as it was', () => {
  const json = fc
    .jsonValue({ maxDepth: 4 })
    .filter((value) => !/__proto__|"<<"|e-\d|e\+\d/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(json, (value) => {
      expect(dataOf(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(dataOf(stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 300 },
  );
});

test('no text at all makes the reader throw', () => {
  const bits = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&x ',
    '*x',
    '!t ',
    '|',
    '>',
    '"',
    "'",
    '#',
    '%',
    '---',
    '? ',
    '\t',
    '07',
    '\u0000',
    '﻿',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
      const read = readYaml(parts.join(''));
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
