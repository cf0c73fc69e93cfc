// What an aggregation answers and refuses: time zones and clock changes, mixed units, empty weights, and the reports by hand.
import { expect, test } from 'vitest';
import { isFault } from '../shared/fault.ts';
import { aggregate } from './aggregate.ts';
import { AggregateRequest } from './contract.ts';
import { studentT } from './reports/student-t.ts';

const ask = (request: object) => aggregate(AggregateRequest.parse(request));
const refusalOf = (request: object) => {
  try {
    ask(request);
  } catch (error) {
    if (isFault(error)) return { reason: error.type.reason, problems: error.problems };
    throw error;
  }
  throw new Error('It was not refused.');
};
const issuesOf = (request: object) =>
  AggregateRequest.safeParse(request).error?.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`) ?? [];

const sum = [{ name: 'kg', op: 'sum', field: 'kg' }];
const byDay = (timeZone: string) => [{ kind: 'period', field: 'at', period: 'day', timeZone }];

test('a day is that of the time zone, and has 23 or 25 hours when its clocks change', () => {
  const rows = [
    { at: '2025-03-29T22:59:59Z', kg: '1' },
    { at: '2025-03-29T23:00:00Z', kg: '2' },
    { at: '2025-03-30T21:59:59Z', kg: '4' },
    { at: '2025-03-30T22:00:00Z', kg: '8' },
    { at: '2025-10-26T22:59:59Z', kg: '16' },
  ];
  const { groups, periods } = ask({ rows, by: byDay('Europe/Berlin'), measures: sum });
  expect(groups.map(({ keys, values }) => [keys['at'], values['kg']])).toEqual([
    ['2025-03-29', '1'],
    ['2025-03-30', '6'],
    ['2025-03-31', '8'],
    ['2025-10-26', '16'],
  ]);
  expect(periods?.map(({ label, hours }) => [label, hours])).toEqual([
    ['2025-03-29', 24],
    ['2025-03-30', 23],
    ['2025-03-31', 24],
    ['2025-10-26', 25],
  ]);
  expect(periods?.[1]).toMatchObject({ startsAt: '2025-03-29T23:00:00Z', endsAt: '2025-03-30T22:00:00Z' });
});

test('a local time that the clocks skipped is refused by name; one that came twice has one day', () => {
  const at = (text: string) => ({ rows: [{ at: text, kg: '1' }], by: byDay('Europe/Berlin'), measures: sum });
  expect(refusalOf(at('2025-03-30T02:30:00')).problems[0]).toMatchObject({
    field: '/rows/0/at',
    message: expect.stringContaining('The clocks of Europe/Berlin skipped this time.'),
  });
  expect(ask(at('2025-10-26T02:30:00')).groups[0]?.keys['at']).toBe('2025-10-26');
});

test('weeks are those of ISO 8601, across the turn of the year', () => {
  const rows = ['2024-12-29', '2024-12-30', '2027-01-03'].map((at) => ({ at, kg: '1' }));
  const { groups } = ask({ rows, by: [{ kind: 'period', field: 'at', period: 'week' }], measures: sum });
  expect(groups.map(({ keys }) => keys['at'])).toEqual(['2024-W52', '2025-W01', '2026-W53']);
});

test('fiscal years and quarters begin with their month and are called after either year', () => {
  const labels = (period: string, namedBy: string) => {
    const rows = ['2025-03-31', '2025-04-01', '2026-03-31'].map((at) => ({ at, kg: '1' }));
    const by = [{ kind: 'period', field: 'at', period, fiscal: { startMonth: 4, namedBy } }];
    return ask({ rows, by, measures: sum }).groups.map(({ keys }) => keys['at']);
  };
  expect(labels('year', 'end')).toEqual(['FY2025', 'FY2026']);
  expect(labels('year', 'start')).toEqual(['FY2024', 'FY2025']);
  expect(labels('quarter', 'end')).toEqual(['FY2025-Q4', 'FY2026-Q1', 'FY2026-Q4']);
});

test('dates that are none, or longer than the period, are refused, all at once', () => {
  const rows = ['31/02/2025', '01/02/03', '2025-02-30', '2025-Q1', 45_000].map((at) => ({ at, kg: '1' }));
  const { reason, problems } = refusalOf({
    rows,
    by: [{ kind: 'period', field: 'at', period: 'month' }],
    measures: sum,
  });
  expect(reason).toBe('aggregation_rows_refused');
  expect(problems.map(({ field }) => field)).toEqual([0, 1, 2, 3, 4].map((i) => `/rows/${i}/at`));
});

test('a hierarchy with a circle is refused by the names in it', () => {
  const by = [{ kind: 'hierarchy', field: 'unit', parents: { a: 'b', b: 'c', c: 'a', d: 'a' } }];
  const { reason, problems } = refusalOf({ rows: [{ unit: 'd', kg: '1' }], by, measures: sum });
  expect(reason).toBe('hierarchy_refused');
  expect(problems[0]).toMatchObject({
    field: '/by/0/parents/a',
    message: expect.stringContaining('"a" → "b" → "c" → "a"'),
  });
});

test('a node that stands nowhere is refused with the nearest one, a self-parent as a circle, a path with a hole as no path', () => {
  const by = (more: object) => [{ kind: 'hierarchy', field: 'unit', ...more }];
  const of = (unit: string, more: object) => refusalOf({ rows: [{ unit, kg: '1' }], by: by(more), measures: sum });
  expect(of('Nort', { parents: { North: null } }).problems[0]?.message).toContain('Is it "North"?');
  expect(of('a', { parents: { a: 'a' } }).problems[0]?.message).toContain('"a" → "a"');
  expect(of('x//y', { separator: '/' }).problems[0]?.field).toBe('/rows/0/unit');
  expect(of('x', {}).reason).toBe('hierarchy_refused');
});

test('weights that sum to zero are refused, naming the group; negative ones are no weights', () => {
  const measures = [{ name: 'mean', op: 'weightedAverage', field: 'kg', weight: 'w' }];
  const rows = [
    { g: 'x', kg: '1', w: '0' },
    { g: 'y', kg: '1', w: '2' },
  ];
  const zero = refusalOf({ rows, by: [{ kind: 'category', field: 'g' }], measures });
  expect(zero).toMatchObject({
    reason: 'weights_sum_to_zero',
    problems: [{ field: '/measures/0/weight', message: expect.stringContaining('"x"') }],
  });
  expect(refusalOf({ rows: [{ g: 'x', kg: '1', w: '-1' }], by: [], measures }).problems[0]?.field).toBe('/rows/0/w');
});

test('units meet only by definition and a stated target, currencies only by a stated rate', () => {
  const rows = [
    { kg: '1.5', in: 'tonne' },
    { kg: '500', in: 'kg' },
  ];
  const of = (more: object, given: object[] = rows) => ({
    rows: given,
    by: [],
    measures: [{ ...sum[0], unitField: 'in', ...more }],
  });
  expect(refusalOf(of({}))).toMatchObject({ reason: 'units_mixed', problems: [{ field: '/rows/1/in' }] });
  const { summary, conversions } = ask(of({ unit: 'kg' }));
  expect(summary.values['kg']).toBe('2000');
  expect(conversions).toHaveLength(1);
  const money = [
    { kg: '100', in: 'EUR' },
    { kg: '10', in: 'USD' },
  ];
  expect(refusalOf(of({ unit: 'EUR' }, money)).reason).toBe('units_mixed');
  const rate = { from: 'USD', factor: '0.9235', source: 'ECB reference rate of 2025-03-31' };
  expect(ask(of({ unit: 'EUR', conversions: [rate] }, money)).summary.values['kg']).toBe('109.235');
});

test('percentiles say their method: a value that occurs, or between two', () => {
  const rows = ['15', '20', '35', '40', '50'].map((kg) => ({ kg }));
  const at = (percentile: string, method: string) =>
    ask({ rows, by: [], measures: [{ name: 'p', op: 'percentile', field: 'kg', percentile, method }] }).summary.values[
      'p'
    ];
  expect(['0', '0.05', '0.3', '0.4', '0.5', '1'].map((p) => at(p, 'nearest-rank'))).toEqual([
    '15',
    '15',
    '20',
    '20',
    '35',
    '50',
  ]);
  expect(['0', '0.4', '0.5', '1'].map((p) => at(p, 'linear'))).toEqual(['15', '29', '35', '50']);
  expect(
    issuesOf({ rows, by: [], measures: [{ name: 'p', op: 'percentile', field: 'kg', percentile: '0.5' }] })[0],
  ).toContain('/measures/0/method');
});

test('scopes and countries have one spelling, and what is neither is refused', () => {
  const rows = [
    { scope: 'Scope 1', geography: 'de', kg: '1' },
    { scope: 1, geography: 'DE-BY', kg: '2' },
  ];
  expect(ask({ rows, by: [{ kind: 'scope' }, { kind: 'geography' }], measures: sum }).groups).toEqual([
    { keys: { scope: '1', geography: 'DE' }, rows: 2, values: { kg: '3' } },
  ]);
  const odd = refusalOf({
    rows: [{ scope: '4', geography: 'Germany', kg: 'x' }],
    by: [{ kind: 'scope' }, { kind: 'geography' }],
    measures: sum,
  });
  expect(odd.problems.map(({ field }) => field)).toEqual(['/rows/0/scope', '/rows/0/geography', '/rows/0/kg']);
});

test('year on year: what is missing is said and never zero', () => {
  const rows = [
    { at: '2024-05', site: 'a', kg: '200' },
    { at: '2025-05', site: 'a', kg: '150' },
    { at: '2024-05', site: 'b', kg: '10' },
    { at: '2025-05', site: 'c', kg: '7' },
  ];
  const by = [
    { kind: 'period', field: 'at', period: 'month' },
    { kind: 'category', field: 'site' },
  ];
  const { entries } = ask({ rows, by, measures: sum, yearOnYear: { measure: 'kg' } }).yearOnYear ?? { entries: [] };
  const of2025 = entries.filter(({ period }) => period === '2025-05');
  expect(of2025.map(({ keys, change, changeShare, status }) => [keys['site'], change, changeShare, status])).toEqual(
    expect.arrayContaining([
      ['a', '-50', '-0.25', 'compared'],
      ['b', null, null, 'no_current'],
      ['c', null, null, 'no_previous'],
    ]),
  );
});

test("the quantiles of Student's t are those of the NIST table", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values, two-sided.
  for (const [confidence, freedom, value] of [
    [0.9, 1, 6.314],
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 10, 2.228],
    [0.99, 10, 3.169],
    [0.95, 30, 2.042],
    [0.95, 100, 1.984],
    [0.99, 1, 63.657],
  ] as const)
    expect(studentT(confidence, freedom)).toBeCloseTo(value, 3);
});

test('a trend is the least-squares line with the interval of its slope, gaps staying gaps', () => {
  // By hand: x 0, 1, 2, 4; y 10, 12, 13, 18. Sxx 8.75, Sxy 17.25, Syy 34.75: slope 69/35, SSE 0.742857….
  const rows = [
    ['2020', '10'],
    ['2021', '12'],
    ['2022', '13'],
    ['2024', '18'],
  ].map(([at, kg]) => ({ at, kg }));
  const { trend } = ask({
    rows,
    by: [{ kind: 'period', field: 'at', period: 'year' }],
    measures: sum,
    trend: { measure: 'kg' },
  });
  const [line] = trend?.series ?? [];
  expect(line).toMatchObject({ periods: 4, missingPeriods: 1, slopePerPeriod: '1.971428571429', direction: 'rising' });
  const halfWidth = 4.302652729911275 * Math.sqrt(0.7428571428571429 / 2 / 8.75);
  expect(Number(line?.interval?.low)).toBeCloseTo(69 / 35 - halfWidth, 8);
  expect(Number(line?.rSquared)).toBeCloseTo(17.25 ** 2 / (8.75 * 34.75), 10);
  expect(trend?.statistics).toContain('n − 2 degrees of freedom');
});

test('two periods make no trend, and level ones none of a direction', () => {
  const series = (kgs: string[]) => {
    const rows = kgs.map((kg, i) => ({ at: String(2020 + i), kg }));
    return ask({ rows, by: [{ kind: 'period', field: 'at', period: 'year' }], measures: sum, trend: { measure: 'kg' } })
      .trend?.series[0];
  };
  expect(series(['1', '2'])).toMatchObject({ slopePerPeriod: null, direction: 'undetermined' });
  expect(series(['5', '5', '5'])).toMatchObject({ slopePerPeriod: '0', rSquared: null, direction: 'undetermined' });
});

const years = [
  { at: '2020', kg: '1000', t: '100' },
  { at: '2025', kg: '800', t: '110' },
];
const target = { kind: 'absolute', measure: 'kg', baseYear: 2020, targetYear: 2030, reduction: '0.42' };
const towards = (more: object) => ({
  rows: years,
  by: [{ kind: 'period', field: 'at', period: 'year' }],
  measures: [...sum, { name: 't', op: 'sum', field: 't' }],
  target: { ...target, ...more },
});

test('progress towards an absolute target, on the straight line to it', () => {
  expect(ask(towards({})).target).toMatchObject({
    year: 2025,
    base: '1000',
    targetValue: '580',
    pathway: '790',
    actual: '800',
    achievedShare: '0.47619047619',
    onTrack: false,
  });
});

test('progress towards an intensity target', () => {
  expect(ask(towards({ kind: 'intensity', denominator: 't' })).target).toMatchObject({
    base: '10',
    targetValue: '5.8',
    actual: '7.272727272727',
    onTrack: true,
  });
});

test('a base year is recalculated once the changes together are significant, and never for organic growth', () => {
  const change = (kind: string, amount: string) => ({ kind, amount, description: `${kind} of ${amount}` });
  const of = (...changes: object[]) => ask(towards({ recalculation: { changes } })).target;
  expect(of(change('acquisition', '30'), change('divestment', '-10'))).toMatchObject({
    recalculatedBase: '1000',
    recalculation: { required: false, cumulativeShare: '0.04' },
  });
  expect(of(change('acquisition', '60'), change('divestment', '-20'))).toMatchObject({
    base: '1000',
    recalculatedBase: '1040',
    recalculation: { required: true, cumulativeShare: '0.08' },
  });
  const organic = of(change('organicGrowth', '500'));
  expect(organic).toMatchObject({ recalculatedBase: '1000', recalculation: { required: false } });
  expect(organic?.recalculation.ignored).toHaveLength(1);
});

test('a target without rows of its base year is refused with the years there are', () => {
  expect(refusalOf(towards({ baseYear: 2019 }))).toMatchObject({
    reason: 'target_refused',
    problems: [{ field: '/target/baseYear', message: expect.stringContaining('2020, 2025') }],
  });
});

test('a question that contradicts itself is refused at the field that does', () => {
  const rows = [{ at: '2025', kg: '1' }];
  expect(issuesOf({ rows, by: [], measures: sum, trend: { measure: 'kg' } })).toContain(
    '/trend: trend needs exactly one key of kind "period" in "by".',
  );
  expect(issuesOf({ rows, by: [], measures: [...sum, ...sum] })[0]).toContain('/measures/1/name');
  expect(issuesOf({ rows, by: [], measures: sum, materiality: { measure: 'lb' } })[0]).toContain('Known here: kg');
  expect(issuesOf({ rows, by: [], measures: [{ name: 'n', op: 'count', field: 'kg' }] })[0]).toContain(
    '/measures/0/field',
  );
  expect(refusalOf({ rows, by: byDay('CET'), measures: sum }).reason).toBe('time_zone_unknown');
  expect(issuesOf({ rows, by: [{ kind: 'category', field: 'constructor' }], measures: sum })[0]).toContain(
    '/by/0/field: A field cannot be called "constructor"',
  );
});

test('hierarchies that multiply beyond measure, and answers no response holds, are refused before they cost', () => {
  const path = Array.from({ length: 60 }, (_, i) => `n${i}`).join('/');
  const by = ['a', 'b', 'c', 'd', 'e', 'f'].map((field) => ({ kind: 'hierarchy', field, separator: '/' }));
  const deep = { rows: [{ a: path, b: path, c: path, d: path, e: path, f: path, kg: '1' }], by, measures: sum };
  expect(refusalOf(deep).reason).toBe('aggregation_too_large');
  const many = Array.from({ length: 20_000 }, (_, i) => ({ id: String(i), kg: '1' }));
  const wide = ['a', 'b', 'c', 'd'].map((name) => ({ ...sum[0], name }));
  expect(refusalOf({ rows: many, by: [{ kind: 'category', field: 'id' }], measures: wide }).reason).toBe(
    'aggregation_too_large',
  );
  expect(ask({ rows: many, by: [{ kind: 'category', field: 'id' }], measures: sum }).groups).toHaveLength(20_000);
});
