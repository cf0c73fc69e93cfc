// What expressions promise: words only from us, names and values only by alias.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionOf, updateOf } from './expression.ts';

const field = fc.stringMatching(/^[a-zA-Z]\w{0,11}$/);
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const aliases = (expression: string): string[] => expression.match(/[#:]\w+/g) ?? [];

test('every alias that is used is defined, and every alias that is defined is used', () => {
  fc.assert(
    fc.property(fc.dictionary(field, fc.option(scalar, { nil: undefined })), (is) => {
      const { ConditionExpression = '', ExpressionAttributeNames, ExpressionAttributeValues } = conditionOf({ is });
      const defined = [...Object.keys(ExpressionAttributeNames ?? {}), ...Object.keys(ExpressionAttributeValues ?? {})];
      expect([...new Set(aliases(ConditionExpression))].sort()).toEqual(defined.sort());
    }),
  );
});

test('no name or value of a caller stands in the expression itself', () => {
  const update = updateOf(
    {
      ...{ kind: 'patch', key: {} },
      record: { entity: 'thing', plane: 'tenant', purpose: '', key: { pk: '', sk: '' }, schema: undefined as never },
      set: { size: 'DROP', gone: undefined },
      add: { count: 7 },
      unset: ['old'],
      when: { is: { state: ['OPEN', 'HELD'], heldBy: undefined } },
    },
    'thing',
  );
  expect(update.UpdateExpression).toMatch(/^SET (#\w+ = :v\d+(, )?)+ ADD #count :v\d+ REMOVE #old$/);
  expect(update.ConditionExpression).toMatch(
    /^attribute_exists\(#PK\) AND #state IN \(:v\d+, :v\d+\) AND attribute_not_exists\(#heldBy\)$/,
  );
  expect(Object.values(update.ExpressionAttributeValues ?? {})).toEqual(expect.arrayContaining(['DROP', 7, 'OPEN']));
  expect(update.ExpressionAttributeNames).not.toHaveProperty('#gone');
});

test('without a prior state there is no condition', () => {
  expect(conditionOf(undefined)).toEqual({});
});
