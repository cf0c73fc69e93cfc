// Holds that a conflict is never claimed falsely: every witness shows it, and what is said of all records holds for any.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../shared/json.ts';
import type { Facts } from '../document.ts';
import { type CompiledRule, compileRule } from '../engine/compile-rule.ts';
import { judgeRecord } from '../engine/judge-record.ts';
import { readRule } from '../read-rule.ts';
import { findConflicts } from './index.ts';

function compiled(rule: Record<string, JsonValue>): CompiledRule {
  const read = readRule({ name: 'A rule', ...rule });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const made = compileRule(read.rule);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.compiled;
}

const INPUTS = [
  { name: 'x', type: 'integer', min: -5, max: 5 },
  { name: 'y', type: 'decimal' },
  { name: 'c', type: 'text' },
  { name: 'k', type: 'text', allowed: ['a', 'b', 'c'] },
  { name: 'f', type: 'boolean', optional: true },
  { name: 'd', type: 'date' },
];
const classifying = (id: string, when: string, more: Record<string, JsonValue> = {}) =>
  compiled({
    id,
    kind: 'classification',
    inputs: INPUTS,
    when,
    effect: { attribute: 'risk', class: id.split('-')[0] ?? id },
    ...more,
  });

const kindsOf = (candidate: CompiledRule, ...active: CompiledRule[]) =>
  findConflicts(candidate, active).map(({ kind }) => kind);
const fires = (rule: CompiledRule, record: Facts) => {
  const verdict = judgeRecord(rule, record);
  return typeof verdict !== 'string' && verdict.kind === 'fires';
};

test.each([
  ['x > 1', 'x > 3', 0, ['contradiction', 'shadowed']],
  ['x > 1', 'x < 4', 0, ['contradiction']],
  ['x > 1', 'x < 2', 0, []],
  ['x > 1', 'x < 2.5', 0, ['contradiction']],
  ['y > 1', 'y < 2', 0, ['contradiction']],
  ['y > 0.1 and y < 0.3', 'y = 0.2', 0, ['contradiction', 'shadowed']],
  ['k in ["a", "b"]', 'k = "c"', 0, []],
  ['k in ["a", "b"]', '$uppercase(k) = "C"', 0, []],
  ['c = "DE"', 'c = "FR"', 0, []],
  ['c = "DE"', 'c != "FR"', 0, ['contradiction']],
  ['$lowercase(c) = "de"', 'c = "FR"', 0, ['undecided']],
  ['d >= "2026-01-01"', 'd < "2026-01-01"', 0, []],
  ['d >= "2026-01-01"', 'd <= "2026-01-01"', 0, ['contradiction']],
  ['f', '$not(f)', 0, []],
  ['$exists(f)', '$not($exists(f))', 0, []],
  ['x > 1', 'x < 4', 5, ['overlap']],
  ['x > 1', 'x > 3', 5, ['overlap', 'shadowed']],
] as const)('%s against %s (priority %d) is %j', (first, second, priority, kinds) => {
  const a = classifying('high-a', first, { priority });
  const b = classifying('low-b', second);
  expect(kindsOf(b, a)).toEqual(kinds);
  expect(kindsOf(a, b)).toEqual(kinds);
});

test('a condition that its inputs never meet is found', () => {
  expect(kindsOf(classifying('dead', 'x > 5'))).toEqual(['never-true']);
  expect(kindsOf(classifying('dead', 'x > 1 and x < 2'))).toEqual(['never-true']);
  expect(kindsOf(classifying('dead', 'k = "d"'))).toEqual(['never-true']);
  expect(kindsOf(classifying('dead', 'x > "1"'))).toEqual(['never-true']);
  expect(kindsOf(classifying('alive', 'y > 1 and y < 1.0000001'))).toEqual([]);
});

test('what two rules cover together leaves a third nothing to say', () => {
  const [a, b] = [classifying('high-a', 'x >= 0', { priority: 2 }), classifying('high-b', 'x < 0', { priority: 1 })];
  const third = classifying('low', 'k = "a"');
  expect(kindsOf(third, a, b)).toContain('unreachable');
  expect(kindsOf(classifying('low', 'x = 1'), a, b)).toContain('shadowed');
});

test('rules that answer other questions are no rivals', () => {
  const other = classifying('other', 'x > 0', { effect: { attribute: 'scope', class: 'one' } });
  expect(kindsOf(classifying('this', 'x > 0'), other)).toEqual([]);
});

test('bounds of one rule matter to the other', () => {
  const narrow = classifying('high-a', 'x > 0', { priority: 1 });
  const wide = classifying('low-b', 'x > 1', { inputs: [{ name: 'x', type: 'integer' }] });
  expect(kindsOf(wide, narrow)).toEqual(['overlap']);
  const fractional = classifying('low-b', 'x > 1', { inputs: [{ name: 'x', type: 'number', min: -5, max: 5 }] });
  expect(kindsOf(fractional, narrow)).toEqual(['overlap']);
});

test('two calculations of one figure contradict where they compute another one', () => {
  const calculating = (id: string, value: string) =>
    compiled({ id, kind: 'calculation', inputs: INPUTS, effect: { target: 'total', value, unit: 'kg', places: 3 } });
  const [conflict] = findConflicts(calculating('a-one', 'y * 2'), [calculating('b-two', 'y * 3')]);
  expect(conflict).toMatchObject({ kind: 'contradiction', rules: ['a-one', 'b-two'] });
  expect(findConflicts(calculating('a-one', 'y * 2'), [calculating('b-two', 'y + y')]).map(({ kind }) => kind)).toEqual(
    ['overlap'],
  );
});

test('two validations contradict when nothing satisfies both, with a record that breaks just one', () => {
  const asserting = (id: string, assert: string) =>
    compiled({
      id,
      kind: 'validation',
      inputs: INPUTS,
      when: 'k = "a"',
      effect: { assert, message: 'No.', remedy: 'Mend it.' },
    });
  const [a, b] = [asserting('above', 'x > 2'), asserting('below', 'x < 2')];
  const [conflict] = findConflicts(a, [b]);
  expect(conflict?.kind).toBe('contradiction');
  expect(fires(a, conflict?.witness ?? {})).not.toBe(fires(b, conflict?.witness ?? {}));
  expect(findConflicts(a, [asserting('fine', 'x > 1')])).toEqual([]);
});

const atom = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.integer({ min: -6, max: 6 }))
    .map(([o, n]) => `x ${o} ${n}`),
  fc.tuple(fc.constantFrom('<', '>='), fc.constantFrom('0.5', '1', '-2.25')).map(([o, n]) => `y ${o} ${n}`),
  fc.constantFrom(
    'k = "a"',
    'k in ["b", "c"]',
    'c = "DE"',
    'c != "FR"',
    'f',
    '$exists(f)',
    'f = false',
    'd > "2026-01-01"',
    'x + y > 2',
    'x = "1"',
  ),
);
const conditions = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    tie('any').map((e) => `$not(${e})`),
  ),
})).any;
const facts: fc.Arbitrary<Facts> = fc
  .record({
    x: fc.integer({ min: -5, max: 5 }),
    y: fc.constantFrom('0.5', '1', '-2.25', '0', '7', '1.75', '0.999'),
    c: fc.constantFrom('DE', 'FR', 'IT', ''),
    k: fc.constantFrom('a', 'b', 'c'),
    d: fc.constantFrom('2026-01-01', '2026-01-02', '2025-06-30'),
  })
  .chain((record) =>
    fc.oneof(
      fc.constant(record),
      fc.boolean().map((f) => ({ ...record, f })),
    ),
  );

test('witnesses really conflict, and what is claimed of all records holds for any', () => {
  const tally: Record<string, number> = {};
  fc.assert(
    fc.property(
      conditions,
      conditions,
      fc.boolean(),
      fc.array(facts, { minLength: 20, maxLength: 20 }),
      (one, two, equal, samples) => {
        const [high, low] = [classifying('high-a', one, { priority: equal ? 0 : 1 }), classifying('low-b', two)];
        const found = findConflicts(low, [high]);
        for (const { kind, witness } of found) {
          tally[kind] = (tally[kind] ?? 0) + 1;
          if (witness)
            expect([fires(high, witness), fires(low, witness)], `${kind} of ${one} and ${two}`).toEqual([true, true]);
          if (kind === 'contradiction' || kind === 'overlap' || kind === 'shadowed') expect(witness).toBeDefined();
          for (const sample of samples) {
            if (kind === 'never-true') expect(fires(low, sample), two).toBe(false);
            if (kind === 'shadowed')
              expect(fires(low, sample) && !fires(high, sample), `${one} over ${two}`).toBe(false);
          }
        }
        if (found.length === 0)
          for (const sample of samples)
            expect(fires(low, sample) && fires(high, sample), `${one} beside ${two}`).toBe(false);
      },
    ),
    { numRuns: 400 },
  );
  for (const kind of ['contradiction', 'overlap', 'shadowed', 'never-true'])
    expect(tally[kind], kind).toBeGreaterThan(0);
});
