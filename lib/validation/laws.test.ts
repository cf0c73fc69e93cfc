// Laws of the engine: the same record has the same findings, a failed field is spoken of once, and nothing anybody sends makes it throw.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRuleBook } from '../../test/docs/rule-book.ts';
import type { JsonObject, JsonValue } from '../shared/json.ts';
import { EVERY_ROOM } from './book/every-room.ts';
import { bookOf } from './book/open-book.ts';
import { chooseRules, compileRules } from './book/rule-set.ts';
import { CHECKS } from './checks/index.ts';
import { STAGES } from './engine/check.ts';
import { judge, Tally } from './engine/judge.ts';
import { AS_JSON } from './engine/locale.ts';
import { rootOfPointer } from './engine/path.ts';
import { Course } from './engine/reading.ts';
import { type FieldSpec, mergePatch, type RecordType } from './model.ts';

const book = bookOf(await readRuleBook());
const TODAY = '2026-11-21';
const types = [...book.recordTypes.values()];

function setOf({ id }: Pick<RecordType, 'id'>, fields?: Record<string, FieldSpec>) {
  const asked = { recordType: id, date: TODAY, ...(fields && { fields }) };
  return compileRules(book, asked, { rules: chooseRules(book, asked), rooms: EVERY_ROOM });
}

function judged(type: RecordType, record: JsonObject, course = new Course(TODAY, AS_JSON)) {
  const set = setOf(type);
  return judge(set, record, course, new Tally(set.rules.length));
}

const json: fc.Arbitrary<JsonValue> = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
const awkward = fc.oneof(
  json,
  fc.constantFrom<JsonValue>(
    null,
    '',
    'n/a',
    -1,
    0,
    1e21,
    '1,234',
    '1.234,56',
    '01/02/03',
    '31/02/2025',
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<JsonValue>({ type: 'Polygon', coordinates: [] }, [
    { geometry: { type: 'Point', coordinates: ['a', 1] } },
  ]),
);

/** A record of a type with some of its fields, and perhaps some of nobody's, replaced by anything. */
const spoilt = fc
  .constantFrom(...types)
  .chain((type) =>
    fc
      .dictionary(fc.oneof(fc.constantFrom(...Object.keys(type.fields)), fc.string()), awkward, { maxKeys: 6 })
      .map((change) => ({ type, record: { ...type.base, ...change } as JsonObject })),
  );

test('no record whatever makes the engine throw, and every finding points into the record with words that are filled in', () => {
  fc.assert(
    fc.property(spoilt, ({ type, record }) => {
      for (const { field, message, remedy, ruleId } of judged(type, record)) {
        expect(book.rules.has(ruleId)).toBe(true);
        expect(field === '' || field.startsWith('/')).toBe(true);
        expect(message.length).toBeGreaterThan(5);
        expect(remedy.length).toBeGreaterThan(5);
      }
    }),
    { numRuns: 1_000 },
  );
}, 30_000);

test('the same record has the same findings in the same order', () => {
  fc.assert(
    fc.property(spoilt, ({ type, record }) => {
      expect(judged(type, record)).toEqual(judged(type, record));
    }),
  );
});

test('the order of the fields of a record changes nothing', () => {
  fc.assert(
    fc.property(spoilt, ({ type, record }) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      expect(judged(type, turned)).toEqual(judged(type, record));
    }),
  );
});

test('a field is spoken of at one stage only: what failed first silences what would follow', () => {
  fc.assert(
    fc.property(spoilt, ({ type, record }) => {
      const set = setOf(type);
      const stages = new Map(set.probes.map(({ rule, stage }) => [set.rules[rule]?.id, stage]));
      const first = new Map<string, number>();
      for (const { ruleId, field } of judged(type, record)) {
        const [root, stage] = [rootOfPointer(field), stages.get(ruleId) ?? 0];
        first.set(root, Math.min(first.get(root) ?? stage, stage));
        expect(stage).toBe(first.get(root));
      }
    }),
  );
});

test('what fails on one field leaves what is found on others as it was', () => {
  const activity = book.recordTypes.get('activity');
  if (activity === undefined) throw new Error('There are no activities.');
  const wrong = { country: 'XX', currency: 'EURO', scope: 9 };
  const alone = judged(activity, mergePatch(activity.base, wrong));
  const besides = judged(activity, mergePatch(activity.base, { ...wrong, quantity: 'much', id: '' }));
  expect(alone.map(({ ruleId }) => ruleId)).toHaveLength(3);
  expect(besides.filter(({ field }) => !['/quantity', '/id'].includes(field))).toEqual(alone);
});

test.each([
  ['not even there', { quantity: '' }, ['data.required-fields']],
  ['there, but no number: neither range nor sign is judged', { quantity: 'ten' }, ['data.numeric-type']],
  ['a number, but of the wrong sign', { quantity: -1 }, ['business.quantity-positive']],
  ['no date: neither range nor future is judged', { date: '2099-02-31' }, ['data.date-type']],
])('%s', (_, change, rules) => {
  const [activity] = types.filter(({ id }) => id === 'activity');
  if (activity === undefined) throw new Error('There are no activities.');
  expect(judged(activity, { ...activity.base, ...change }).map(({ ruleId }) => ruleId)).toEqual(rules);
});

test('"1.234,56" and "1,234.56" in one column: the one against the other is named, and a locale settles it', () => {
  const [activity] = types.filter(({ id }) => id === 'activity');
  if (activity === undefined) throw new Error('There are no activities.');
  const course = new Course(TODAY);
  const of = (quantity: string, on = course) => judged(activity, { ...activity.base, quantity }, on);
  expect(of('1.234,56')).toEqual([]);
  const [finding] = of('1,234.56');
  expect(finding).toMatchObject({ ruleId: 'data.numeric-type', field: '/quantity', value: '1,234.56' });
  expect(finding?.message).toContain('"." as its decimal sign');
  expect(finding?.remedy).toContain('locale');
  expect(of('1,234.56', new Course(TODAY, { decimal: '.' }))).toEqual([]);
  expect(of('1,234', new Course(TODAY))[0]?.message).toContain('can mean a thousand or a fraction');
});

test('fields that a request declares are judged like those of the type, by their meaning, too', () => {
  const type = { id: 'activity' };
  const fields: Record<string, FieldSpec> = {
    haulier: { type: 'string', meaning: 'country', required: true },
    load: { type: 'number', meaning: 'weight', max: '40' },
  };
  const set = setOf(type, fields);
  const base = book.recordTypes.get('activity')?.base ?? {};
  const of = (change: JsonObject) =>
    judge(set, { ...base, ...change }, new Course(TODAY, AS_JSON), new Tally(set.rules.length)).map(
      ({ ruleId }) => ruleId,
    );
  expect(of({})).toEqual(['data.required-fields']);
  expect(of({ haulier: 'ZZ', load: '-2' })).toEqual(['business.country-code', 'business.weight-positive']);
  expect(of({ haulier: 'DE', load: '41' })).toEqual(['data.numeric-range']);
});

test('names every object inherits are nobody’s fields', () => {
  for (const type of types) {
    const record: JsonObject = JSON.parse(`{"__proto__": 1, "constructor": {"a": 1}, "toString": "x"}`);
    expect(() => judged(type, { ...type.base, ...record })).not.toThrow();
  }
});

test('rules hold from their first day to their last, and a set names the frameworks it holds', () => {
  const cbam = (date: string) =>
    chooseRules(book, { recordType: 'cbam-import', date }).filter(({ framework }) => framework === 'cbam');
  expect([cbam('2025-12-31').length, cbam('2026-01-01').length]).toEqual([0, 6]);
  expect(() => chooseRules(book, { recordType: 'activity', date: TODAY, frameworks: ['cbam'] })).toThrow(
    /data, business have/,
  );
});

test('the set of checks is closed, and every stage has checks', () => {
  const kinds = [...new Set([...book.rules.values()].map(({ check }) => check.kind))];
  expect(kinds.filter((kind) => !CHECKS.has(kind))).toEqual([]);
  expect([...CHECKS.keys()].filter((kind) => !kinds.includes(kind))).toEqual([]);
  const used = types.flatMap((type) => setOf(type).probes.map(({ stage }) => stage));
  expect([...new Set(used)].sort()).toEqual(Object.values(STAGES));
});
