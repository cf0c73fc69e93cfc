// The laws of aggregation, whatever the rows: order and cutting never matter, parts make the whole to the last digit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, decimal, formatDecimal, readDecimal, toDecimal, ZERO } from '../shared/decimal.ts';
import { aggregate } from './aggregate.ts';
import { Aggregation } from './aggregation.ts';
import { AggregateRequest, type AggregateResult, type AnyRow } from './contract.ts';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([coefficient, scale]) => formatDecimal(decimal(coefficient, scale)));
const row = fc.record({
  unit: fc.constantFrom('group', 'north', 'south', 'plant 1', 'plant 2', 'line a'),
  scope: fc.constantFrom(1, '2', 'Scope 3'),
  date: fc.constantFrom('2024-02-29', '2025-03-30T00:30:00+01:00', '2025-03-30', '2025-12-31T23:30:00Z'),
  amount,
  weight: fc.integer({ min: 1, max: 1000 }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

const parents = { north: 'group', south: 'group', 'plant 1': 'north', 'plant 2': 'north', 'line a': 'plant 1' };
const measures = [
  { name: 'sum', op: 'sum', field: 'amount' },
  { name: 'count', op: 'count' },
  { name: 'min', op: 'min', field: 'amount' },
  { name: 'max', op: 'max', field: 'amount' },
  { name: 'average', op: 'average', field: 'amount' },
  { name: 'weighted', op: 'weightedAverage', field: 'amount', weight: 'weight' },
  { name: 'median', op: 'percentile', field: 'amount', percentile: '0.5', method: 'linear' },
];
const byUnit = { kind: 'hierarchy', field: 'unit', parents };
const by = [{ kind: 'period', field: 'date', period: 'month', timeZone: 'Europe/Berlin' }, { kind: 'scope' }, byUnit];
const ask = (given: readonly AnyRow[], more: object = {}): AggregateResult =>
  aggregate(AggregateRequest.parse({ rows: given, by, measures, ...more }));

const sum = (values: readonly (string | undefined)[]): string =>
  formatDecimal(values.reduce((total, value) => add(total, toDecimal(value ?? '0')), ZERO));

test('the order of rows decides nothing', () => {
  fc.assert(
    fc.property(
      rows.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        expect(ask(shuffled)).toEqual(ask(given));
      },
    ),
  );
});

test('the sum of the parts is the sum of all rows exactly, by any keys', () => {
  fc.assert(
    fc.property(rows, fc.subarray(by), (given, keys) => {
      const { summary, groups } = ask(given, { by: keys });
      const parts = keys.includes(byUnit) ? groups.map(({ own }) => own?.values) : groups.map(({ values }) => values);
      expect(summary.values['sum']).toBe(sum(given.map((each) => each.amount)));
      expect(sum(parts.map((values) => values?.['sum']))).toBe(summary.values['sum']);
    }),
  );
});

test('rows cut in two and aggregated apart add up to the whole, group by group', () => {
  fc.assert(
    fc.property(rows, fc.nat(40), (given, at) => {
      const halves = [given.slice(0, at), given.slice(at)].filter((half) => half.length > 0).map((half) => ask(half));
      for (const { keys, values, rows: count } of ask(given).groups) {
        const parts = halves.flatMap(({ groups }) =>
          groups.filter((group) => JSON.stringify(group.keys) === JSON.stringify(keys)),
        );
        expect(sum(parts.map((part) => part.values['sum']))).toBe(values['sum']);
        expect(parts.reduce((total, part) => total + part.rows, 0)).toBe(count);
      }
    }),
  );
});

test('every level of a hierarchy sums to its parent: own rows and children make the value', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { groups, summary } = ask(given, { by: [byUnit] });
      for (const group of groups) {
        const node = group.keys['unit'] ?? '';
        const children = groups.filter(({ parents: above }) => above?.['unit'] === node);
        for (const name of ['sum', 'count'])
          expect(sum([group.own?.values[name], ...children.map(({ values }) => values[name])])).toBe(
            group.values[name],
          );
      }
      const roots = groups.filter(({ levels }) => levels?.['unit'] === 1);
      expect(sum(roots.map(({ values }) => values['sum']))).toBe(summary.values['sum']);
    }),
  );
});

test('extremes, averages and percentiles lie among the figures they are of', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const figure = (text: string | undefined): number => Number(text);
      for (const { values } of ask(given).groups) {
        const [low, high] = [figure(values['min']), figure(values['max'])];
        for (const name of ['average', 'weighted', 'median']) {
          const value = figure(values[name]);
          const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
          expect(value).toBeGreaterThanOrEqual(low - slack);
          expect(value).toBeLessThanOrEqual(high + slack);
        }
      }
    }),
  );
});

test('what materiality leaves out and what it keeps is all there is', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('0.01', '0.2', '0.5', '1'), (given, threshold) => {
      const positive = given.map((each) => ({ ...each, amount: each.amount.replace('-', '') }));
      const all = ask(positive);
      const { groups, materiality } = ask(positive, { materiality: { measure: 'sum', threshold } });
      expect(groups.length + (materiality?.excluded.groups ?? 0)).toBe(all.groups.length);
      const kept = sum(groups.map(({ own }) => own?.values['sum']));
      expect(sum([kept, materiality?.excluded.value])).toBe(all.summary.values['sum']);
      for (const { share } of groups)
        if (share !== undefined) expect(Number(share)).toBeGreaterThanOrEqual(Number(threshold));
    }),
  );
});

test('a row with anything wrong is in no group at all', () => {
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom({ amount: 'much' }, { date: '31/02/2025' }, { scope: '4' }, { unit: 'moon' }),
      (given, wrong) => {
        const plan = AggregateRequest.parse({ rows: given, by, measures });
        const [clean, mixed] = [new Aggregation(plan), new Aggregation(plan)];
        for (const each of given) {
          clean.take(each);
          mixed.take(each);
          expect(mixed.take({ ...each, ...wrong })).toHaveLength(1);
        }
        const shown = (aggregation: Aggregation) =>
          aggregation
            .groups()
            .map(({ labels, rows: count, measures: m }) => [labels, count, m.map((one) => one.value())]);
        expect(shown(mixed)).toEqual(shown(clean));
      },
    ),
  );
});

test('JSON numbers count as the shortest decimal that names them', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
      const read = readDecimal(value);
      if (read !== undefined) expect(Number(formatDecimal(read))).toBe(value === 0 ? 0 : value);
      else expect(Math.abs(value)).toBeLessThan(1e-40);
    }),
  );
});
