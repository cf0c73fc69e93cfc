// Rule files are plain data or nothing: whatever else they hold is told by file and line, all at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault } from '../../shared/fault.ts';
import { RuleFileRefused } from '../faults.ts';
import { readBook } from './read-book.ts';

const RULE = `  - id: data.one
    title: One
    clause: RFC 8259
    source: https://www.rfc-editor.org/rfc/rfc8259
    severity: error
    check: { kind: required }
    message: '{field} is missing.'
    remedy: Fill it in.
    passing: [{ change: {} }]
    failing: [{ change: {} }]
`;
const file = (text: string, path = 'rules/one.yaml') => ({ path, text });
const HEAD = `framework: data\nvalidFrom: '2024-01-01'\nrules:\n`;

function problems(...files: { path: string; text: string }[]): string {
  try {
    return `${readBook(files).rules.length} rules`;
  } catch (error) {
    if (!isFault(error, RuleFileRefused)) throw error;
    return error.problems.map(({ message }) => message).join('\n');
  }
}

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
  .split('')
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`)
  .join('\n')}\n`;

test.each([
  ['a rule as it should be', [file(HEAD + RULE)], /^1 rules$/],
  ['a bomb of aliases', [file(bomb)], /rules\/one.yaml:1 .*anchor/i],
  ['an anchor', [file(`${HEAD}${RULE}    records: &x [a]\n`)], /rules\/one.yaml:14 .*anchor/i],
  ['a tag', [file(`${HEAD}  - !!js/function 'x'\n`)], /tag/i],
  ['twin keys', [file(`framework: data\nframework: eudr\n`)], /framework/],
  ['a second document', [file(`${HEAD}${RULE}---\na: 1\n`)], /second document/],
  ['a text of 300 KB', [file(`x: "${'y'.repeat(300_000)}"`)], /at most 262144/],
  ['nesting without end', [file(`${'['.repeat(500)}`)], /nested/],
  ['a rule without clause', [file(HEAD + RULE.replace(/ {4}clause.*\n/, ''))], /rules\/0\/clause/],
  ['a rule with an unknown word', [file(`${HEAD}${RULE}    loop: true\n`)], /rules\/one.yaml:4 .*loop/],
  ['a rule of no framework', [file(HEAD.replace('data', 'astrology') + RULE)], /framework/],
  ['two rules with one id', [file(HEAD + RULE + RULE)], /Two rules have the id data.one/],
  ['two rules with one id in two files', [file(HEAD + RULE), file(HEAD + RULE, 'rules/two.yaml')], /Two rules/],
  [
    'several wrong files, all told',
    [file('a: &b 1'), file('- !x y', 'records/two.yaml')],
    /rules\/one[\s\S]*|records\/two/,
  ],
])('%s', (_, files, told) => {
  expect(problems(...files)).toMatch(told);
});

test('no text whatever makes reading fail otherwise', () => {
  const piece = fc.constantFrom(
    '- ',
    ': ',
    '&a',
    '*a',
    '!t ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '\n',
    '  ',
    'rules',
    'id',
    '#',
    '|',
    '>',
    '%',
    '---',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((each) => each.join('')),
    fc
      .tuple(fc.nat(RULE.length), fc.string({ maxLength: 4 }))
      .map(([at, put]) => HEAD + RULE.slice(0, at) + put + RULE.slice(at + put.length)),
  );
  fc.assert(
    fc.property(
      text,
      fc.constantFrom('rules/a.yaml', 'records/a.yaml', 'vocabularies.yaml'),
      (each, path) => void problems(file(each, path)),
    ),
    { numRuns: 1_000 },
  );
}, 30_000);
