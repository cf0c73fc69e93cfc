// Every one of the ninety rules lets its passing examples through and speaks of its failing ones, it alone.
import { describe, expect, test } from 'vitest';
import { readRuleBook } from '../../test/docs/rule-book.ts';
import { bookOf } from './book/open-book.ts';
import { ruleSet, rulesFor } from './book/rule-set.ts';
import { judge, Tally } from './engine/judge.ts';
import { AS_JSON, spellingOf } from './engine/locale.ts';
import { Course } from './engine/reading.ts';
import { type Example, FRAMEWORKS, mergePatch, type Rule } from './model.ts';

const book = bookOf(await readRuleBook());
const TODAY = '2026-11-21';

async function judged(rule: Rule, example: Example) {
  const recordType = example.record ?? rule.records?.[0] ?? 'activity';
  const type = book.recordTypes.get(recordType);
  if (type === undefined) throw new Error(`${rule.id} has an example of "${recordType}".`);
  const set = await ruleSet(book, { recordType, date: TODAY });
  const lists = Object.entries(example.lists ?? {}).map(([name, ids]) => [name, new Set(ids)] as const);
  const spelling = example.locale === undefined ? AS_JSON : (spellingOf(example.locale) ?? {});
  const course = new Course(TODAY, spelling, Object.fromEntries(lists));
  const tally = new Tally(set.rules.length);
  const findings = judge(set, mergePatch(type.base, example.change), course, tally);
  return { findings, times: tally.judged[set.rules.findIndex(({ id }) => id === rule.id)] };
}

test('there are 15 rules of data types, 25 of business, 30 of regulation and 20 of output', () => {
  const counts = FRAMEWORKS.map(
    (name) => [...book.rules.values()].filter(({ framework }) => framework === name).length,
  );
  expect(counts).toEqual([15, 25, 6, 6, 6, 7, 5, 20]);
});

test.each([...book.recordTypes.values()])('$id is judged by every framework that has rules for it', (type) => {
  const all = rulesFor(book, { recordType: type.id, date: TODAY }).map(({ framework }) => framework);
  expect([...new Set(all)]).toEqual(type.frameworks);
});

test.each([...book.recordTypes.values()])('the base record of $id is without fault', async (type) => {
  const set = await ruleSet(book, { recordType: type.id, date: TODAY });
  expect(judge(set, type.base, new Course(TODAY, AS_JSON), new Tally(set.rules.length))).toEqual([]);
});

describe.each([...book.rules.values()])('$id', (rule) => {
  test.each(rule.passing)('has something to judge and is silent: $change', async (example) => {
    const { findings, times } = await judged(rule, example);
    expect(findings.map(({ ruleId, field, message }) => `${ruleId} ${field} ${message}`)).toEqual([]);
    expect(times).toBe(1);
  });

  test.each(rule.failing)('speaks, it alone: $change', async (example) => {
    const { findings } = await judged(rule, example);
    expect(findings.map(({ field, ruleId }) => `${ruleId} ${field}`)).toContainEqual(
      example.at === undefined ? expect.stringContaining(rule.id) : `${rule.id} ${example.at}`,
    );
    expect([...new Set(findings.map(({ ruleId }) => ruleId))]).toEqual([rule.id]);
    for (const { message, remedy } of findings) {
      expect(`${message} ${remedy}`).not.toMatch(/[{}]|undefined| {2}|it is ""/);
      expect(message.length).toBeGreaterThan(10);
      expect(remedy.length).toBeGreaterThan(5);
    }
  });
});
