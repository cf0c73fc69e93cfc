// Holds that no expression harms the house: whatever loops, recurses or allocates is stopped, and the next one runs.
import { expect, test } from 'vitest';
import { runInJsonata } from './run-in-jsonata.ts';

/** Forty lists, each holding the one before it twice: small in memory, a million million items to whoever walks through. */
const tower = (name: string) =>
  Array.from(
    { length: 40 },
    (_, i) => `$${name}${i + 1} := [[${i === 0 ? 1 : `$${name}${i}`}], [${i === 0 ? 1 : `$${name}${i}`}]]`,
  ).join('; ');

const HOSTILE: readonly (readonly [string, string])[] = [
  ['endless recursion', '($f := function($n) { 1 + $f($n + 1) }; $f(0))'],
  ['an endless tail call', '($f := function($n) { $f($n + 1) }; $f(0))'],
  ['two functions calling one another', '($g := function($n) { $f($n) }; $f := function($n) { $g($n) & "" }; $f(0))'],
  ['a range of a thousand million', '[1..1000000000]'],
  ['ranges in ranges', '$count([1..20000].[1..20000].[1..20000])'],
  ['text that doubles', '($f := function($s) { $f($s & $s) }; $f("ab"))'],
  ['lists that double', '($f := function($l) { $f($append($l, $l)) }; $f([1, 2]))'],
  ['nested lists that double', '($f := function($l) { $f([[$l], [$l]]) }; $f([1]))'],
  ['nested lists shown as text', `(${tower('l')}; $string($l40))`],
  ['nested lists held against each other', `(${tower('l')}; ${tower('m')}; $l40 = $m40)`],
  ['nested lists as the answer', `(${tower('l')}; $l40)`],

  ['padding without measure', '$pad("a", 500000000)'],
  ['joining without measure', '$join([1..20000].($pad("a", 50000)))'],
  [
    'a regular expression that backtracks',
    '$contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)',
  ],
  ['replacing that grows', '($f := function($s) { $f($replace($s, "a", "aaaaaaaaaa")) }; $f("a"))'],
];

test.each(HOSTILE)(
  '%s is stopped, and what stands beside it is answered',
  async (name, expression) => {
    const answers = await runInJsonata([
      { rule: 'before', expression: '1 + a', record: { a: 1 } },
      { rule: name, expression, record: {} },
      { rule: name, expression, record: {} },
      { rule: 'after', expression: 'l[$ > 1].($ * 2)', record: { l: [1, 2, 3] } },
    ]);
    expect(answers[0]).toEqual({ kind: 'value', value: 2 });
    expect(answers[1]).toMatchObject({ kind: 'problem' });
    expect(answers[2]).toMatchObject({ kind: 'problem' });
    expect(answers[3]).toEqual({ kind: 'value', value: [4, 6] });
  },
  30_000,
);

test('an expression cannot reach the house: no process, no module, no prototype', async () => {
  const answers = await runInJsonata(
    ['process', 'require("fs")', '$constructor', '$lookup($, "__proto__")', '$.constructor.constructor'].map(
      (expression) => ({
        rule: expression,
        expression,
        record: {},
      }),
    ),
  );
  for (const answer of answers) expect(answer.kind === 'problem' || answer.value === undefined).toBe(true);
});

test('$pad answers what it answers in JSONata', async () => {
  const expressions = [
    '$pad("foo", 5)',
    '$pad("foo", -5)',
    '$pad("foo", -5, "#")',
    '$pad("foo", 8, "12")',
    '$pad("é😀", 4, "")',
    '$pad("foo", 2)',
    '$pad(m, 2)',
  ];
  const { default: jsonata } = await import('jsonata');
  const answers = await runInJsonata(expressions.map((expression) => ({ rule: 'pad', expression, record: {} })));
  const wanted = await Promise.all(
    expressions.map(async (expression) => ({ kind: 'value', value: await jsonata(expression).evaluate({}) })),
  );
  expect(answers).toEqual(wanted);
});
