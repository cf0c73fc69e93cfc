// Holds that whatever is sent as a rule is read or refused, never more; and that what was read gives one answer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from './document.ts';
import { compileRule } from './engine/compile-rule.ts';
import { judgeRecord } from './engine/judge-record.ts';
import { parseExpression } from './expressions/index.ts';
import { readRule, readRuleText } from './read-rule.ts';

const WORDS =
  'a b massKg $ $$ $x $f $sum $map function ( ) [ ] { } , ; : := . .. ... ? ?: ?? and or in not = != < <= > >= + - * / % & | ~> ^ @ # "t" \'u\' ` 1 1.5 1e9 true null /a+/ /* */ \\ \u0000 é 😀 %. ** _'.split(
    ' ',
  );
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 });

test('no text makes the reader of expressions throw, and what it refuses it explains', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        soup.map((words) => words.join(' ')),
        soup.map((words) => words.join('')),
        fc.string(),
      ),
      (text) => {
        const parsed = parseExpression(text, ['a', 'b', 'massKg']);
        if (!parsed.ok) for (const problem of parsed.problems) expect(problem.length).toBeGreaterThan(10);
      },
    ),
    { numRuns: 5_000 },
  );
});

test.each([
  ['brackets', '('.repeat(2_000)],
  ['signs', '-'.repeat(3_999)],
  ['operators', `1${'+1'.repeat(1_900)}`],
  ['questions', `${'a?'.repeat(1_300)}1`],
  ['lambdas', `${'function($x){'.repeat(60)}1${'}'.repeat(60)}`],
  ['dots', `a${'.a'.repeat(1_900)}`],
  ['length', 'a'.repeat(5_000)],
])('an expression that is bottomless in %s is refused, not followed', (_, text) => {
  const parsed = parseExpression(text, ['a']);
  expect(parsed.ok).toBe(false);
});

const rule = (when: string, more: object = {}) => ({
  id: 'some-rule',
  kind: 'calculation',
  name: 'Some rule',
  inputs: [
    { name: 'a', type: 'number', optional: true },
    { name: 'b', type: 'text', optional: true },
    { name: 'massKg', type: 'decimal', optional: true },
  ],
  when,
  effect: { target: 'total', value: 'massKg * 2', unit: 'kg', places: 3 },
  ...more,
});

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    a: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    b: fc.string(),
    massKg: fc.constantFrom('1.5', '0.1', '-3', '1e9', 'x'),
  },
  { requiredKeys: [] },
);

test('a rule that was read runs on any record without throwing, and twice the same', () => {
  fc.assert(
    fc.property(
      soup.map((words) => words.join(' ')),
      facts,
      (when, record) => {
        const read = readRule(rule(when));
        if (!read.ok) return;
        const made = compileRule(read.rule);
        if (!made.ok) throw new Error('What was read compiles.');
        const first = judgeRecord(made.compiled, record);
        expect(judgeRecord(made.compiled, structuredClone(record))).toEqual(first);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('no text makes the reader of rules throw', () => {
  const bits = fc.constantFrom(
    'id: a-rule\n',
    'kind: routing\n',
    'inputs: [',
    ']',
    '{name: a, type: text}',
    'when: ',
    'effect: {',
    '}',
    'tests:\n',
    '- ',
    '&x',
    '*x',
    '!!js ',
    '"',
    '\n',
    '  ',
    '07',
    ': ',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 25 }), (parts) => {
      const read = readRuleText(parts.join(''));
      if (!read.ok) for (const { message } of read.problems) expect(message).toMatch(/^Line \d+, column \d+: /);
    }),
    { numRuns: 2_000 },
  );
});

test('no value at all makes the reader of rules throw', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('id', 'kind', 'inputs', 'when', 'effect', 'tests', 'priority'),
      (value, name) => {
        const json = JSON.parse(JSON.stringify({ ...rule('a > 1'), [name]: value ?? null }));
        const read = readRule(json);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1_500 },
  );
});

test('numbers written with more digits than a double holds are exact where figures are', () => {
  const text = 'massKg > 12345678901234567890.1';
  const read = readRule(rule(text));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const made = compileRule(read.rule);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const on = (massKg: string) => judgeRecord(made.compiled, { massKg });
  expect(on('12345678901234567890.1')).toEqual({ kind: 'silent' });
  expect(on('12345678901234567890.2')).toEqual({ kind: 'fires', value: '24691357802469135780.4' });
});
