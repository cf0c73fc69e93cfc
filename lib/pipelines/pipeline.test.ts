// What a pipeline holds whatever the rows: each input row ends exactly once, knows its way, and a resumed run is the same run.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { add, formatDecimal, toDecimal, ZERO } from '../shared/decimal.ts';
import { isFault } from '../shared/fault.ts';
import { PipelineRequest, type PipelineResult } from './contract.ts';
import { PipelineDefinition } from './definition/stages.ts';
import { rowsNamed } from './lineage.ts';
import type { Traced } from './model.ts';
import { Pipeline, PipelineState } from './pipeline.ts';
import { runPipeline } from './run-pipeline.ts';
import { outputRow } from './show-rows.ts';
import { PackedVerdict, packVerdict, unpackVerdict } from './verdict.ts';

const run = (request: object): PipelineResult => runPipeline(PipelineRequest.parse(request));
const refusalOf = (request: object) => {
  try {
    run(request);
  } catch (error) {
    if (isFault(error)) return { reason: error.type.reason, problems: error.problems };
    throw error;
  }
  throw new Error('It was not refused.');
};
const issuesOf = (request: object): string[] =>
  PipelineRequest.safeParse(request).error?.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`) ?? [];

const STAGES = [
  {
    id: 'read',
    op: 'normalise',
    onError: 'quarantine',
    fields: [
      { with: 'number', field: 'amount', required: true },
      { with: 'date', field: 'day' },
    ],
  },
  {
    id: 'known',
    op: 'join',
    onError: 'skip',
    input: 'sites',
    on: { site: 'id' },
    take: { country: 'country' },
    missing: 'error',
  },
  {
    id: 'size',
    op: 'branch',
    otherwise: 'pass',
    branches: [
      {
        name: 'large',
        when: { field: 'amount', is: 'gte', value: 1000 },
        stages: [{ id: 'mark', op: 'derive', set: [{ as: 'size', op: 'copy', of: [{ value: 'large' }] }] }],
      },
      {
        name: 'odd',
        when: { field: 'amount', is: 'lt', value: 0 },
        stages: [
          {
            id: 'refuse',
            op: 'validate',
            onError: 'quarantine',
            checks: [
              {
                where: { field: 'credit', is: 'present' },
                field: 'amount',
                message: 'Negative without a credit note.',
              },
            ],
          },
        ],
      },
    ],
  },
  { id: 'kept', op: 'filter', where: { field: 'site', is: 'ne', value: 'c' } },
];
const GATHER = [
  { id: 'with', op: 'union', inputs: ['more'] },
  {
    id: 'sum',
    op: 'aggregate',
    onError: 'quarantine',
    plan: {
      by: [{ kind: 'category', field: 'country', missing: 'unknown' }],
      measures: [{ name: 'total', op: 'sum', field: 'amount' }],
    },
  },
];
const definition = { name: 'test', inputs: ['sites', 'more'], checkpointEvery: 3, stages: [...STAGES, ...GATHER] };
const sites = [
  { id: 'a', country: 'DE' },
  { id: 'b', country: 'FR' },
  { id: 'c', country: 'FR' },
];

const row = fc.record({
  site: fc.constantFrom('a', 'b', 'c', 'd', ''),
  amount: fc.constantFrom('1.234,5', '1,234.5', '12', '-3', 'much', '', '1,234', 5000, '0,5'),
  day: fc.constantFrom('2025-03-31', '31/02/2025', '01/02/03', null),
});
const rows = fc.array(row, { minLength: 1, maxLength: 30 });
const more = fc.array(fc.record({ country: fc.constantFrom('DE', 'US'), amount: fc.constantFrom('1', 'x') }), {
  maxLength: 5,
});

test('every input row is output, skipped or quarantined, exactly once', () => {
  fc.assert(
    fc.property(rows, more, fc.boolean(), (given, others, gather) => {
      const stages = gather ? [...STAGES, ...GATHER] : STAGES;
      const inputs = gather ? { sites, more: others } : { sites };
      const result = run({ definition: { ...definition, inputs: Object.keys(inputs), stages }, rows: given, inputs });
      const ended = [...result.rows, ...result.skipped, ...result.quarantined]
        .flatMap(({ lineage }) => [...rowsNamed(lineage.inputs)])
        .filter((name) => !name.startsWith('sites/'));
      const wanted = [
        ...given.map((_, i) => `main/${i + 1}`),
        ...(gather ? others.map((_, i) => `more/${i + 1}`) : []),
      ];
      expect(ended.sort()).toEqual(wanted.sort());
      expect(result.counts.read).toBe(wanted.length);
    }),
  );
});

test('what a stage takes in is what it gives out and sets aside', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { stages } = run({
        definition: { ...definition, inputs: ['sites'], stages: STAGES },
        rows: given,
        inputs: { sites },
      });
      for (const stage of stages) expect(stage.in).toBe(stage.out + stage.skipped + stage.quarantined);
    }),
  );
});

test('the groups of a pipeline make the sum of the rows that reached them', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const before = run({
        definition: { ...definition, inputs: ['sites'], stages: STAGES },
        rows: given,
        inputs: { sites },
      });
      const after = run({ definition, rows: given, inputs: { sites, more: [] } });
      const sum = (cells: unknown[]) =>
        formatDecimal(
          cells.reduce((total: ReturnType<typeof toDecimal>, cell) => add(total, toDecimal(String(cell))), ZERO),
        );
      expect(sum(after.rows.map(({ row: cells }) => cells['total']))).toBe(
        sum(before.rows.map(({ row: cells }) => cells['amount'])),
      );
    }),
  );
});

test('a run resumed at any row, from what a checkpoint keeps, is the uninterrupted run', () => {
  fc.assert(
    fc.property(rows, fc.nat(30), (given, at) => {
      const parsed = PipelineDefinition.parse(definition);
      const inputs = { sites, more: [{ country: 'US', amount: '1' }] };
      const open = (made: string[], state?: PipelineState) => {
        const put = (kind: string) => (each: Traced) => void made.push(JSON.stringify([kind, outputRow(each)]));
        return new Pipeline(parsed, inputs, {
          out: { pass: put('out'), skip: put('skip'), quarantine: put('aside') },
          ...(state && { state }),
        });
      };
      const whole: string[] = [];
      const straight = open(whole);
      given.forEach((cells, i) => void straight.settle(straight.judge(cells, i + 1)));
      straight.end();

      const first = open([]);
      const verdicts = given.slice(0, at).map((cells, i) => first.judge(cells, i + 1));
      const pieces: string[] = [];
      const resumed = open(pieces, PipelineState.parse(JSON.parse(JSON.stringify(first.state()))));
      const kept = JSON.stringify(verdicts.map(packVerdict));
      for (const verdict of z.array(PackedVerdict).parse(JSON.parse(kept))) resumed.settle(unpackVerdict(verdict));
      given.slice(at).forEach((cells, i) => void resumed.settle(resumed.judge(cells, at + i + 1)));
      resumed.end();
      expect(pieces).toEqual(whole);
      expect(resumed.counts()).toEqual(straight.counts());
    }),
  );
});

const one = (stage: object, cells: object, more: object = {}) =>
  run({ definition: { name: 'one', stages: [{ id: 'it', ...stage }] }, rows: [cells], ...more });

test('the first row a stage may not fail on refuses the whole run, naming stage, row and field', () => {
  const stage = { op: 'normalise', fields: [{ with: 'date', field: 'day' }] };
  const definitionOf = { name: 'x', stages: [{ id: 'dates', ...stage }] };
  const { reason, problems } = refusalOf({
    definition: definitionOf,
    rows: [{ day: '2025-01-01' }, { day: '31/02/2025' }],
  });
  expect(reason).toBe('stage_failed');
  expect(problems[0]).toMatchObject({
    field: '/rows/1/day',
    details: { stage: 'dates', value: '31/02/2025', code: 'date_missing_from_calendar' },
  });
});

test('"1.234,56" and "1,234.56" in one column: the second is quarantined by name, the first stands', () => {
  const stages = [{ id: 'n', op: 'normalise', onError: 'quarantine', fields: [{ with: 'number', field: 'v' }] }];
  const { rows: out, quarantined } = run({
    definition: { name: 'x', stages },
    rows: [{ v: '1.234,56' }, { v: '1,234.56' }, { v: '7,5' }],
  });
  expect(out.map(({ row: cells }) => cells['v'])).toEqual(['1234.56', '7.5']);
  expect(quarantined).toMatchObject([
    { lineage: { inputs: ['main/2'] }, stage: 'n', trouble: { code: 'number_ambiguous', value: '1,234.56' } },
  ]);
});

test('an output row knows the rows and stages it comes from, through joins and branches', () => {
  const { rows: out } = run({
    definition: { ...definition, inputs: ['sites'], stages: STAGES },
    rows: [{ site: 'b', amount: '2000', day: null }],
    inputs: { sites },
  });
  expect(out).toEqual([
    {
      row: { site: 'b', amount: '2000', day: null, country: 'FR', size: 'large' },
      lineage: { inputs: ['main/1', 'sites/2'], stages: ['read', 'known', 'size/large', 'mark', 'kept'] },
    },
  ]);
});

test('a key that stands twice in a looked-up input is refused before any row is read', () => {
  const given = {
    definition: { ...definition, inputs: ['sites'], stages: STAGES },
    rows: [{ site: 'a' }],
    inputs: { sites: [...sites, { id: 'a', country: 'AT' }] },
  };
  expect(refusalOf(given)).toMatchObject({
    reason: 'pipeline_inputs_refused',
    problems: [{ field: '/inputs/sites/3/id' }],
  });
  expect(refusalOf({ ...given, inputs: {} }).problems[0]?.field).toBe('/inputs/sites');
  expect(refusalOf({ ...given, inputs: { sites, others: [] } }).problems[0]?.field).toBe('/inputs/others');
});

test('derivations are exact, and say what they cannot reckon', () => {
  const set = (op: string, of: object[], more: object = {}) =>
    one(
      { op: 'derive', onError: 'quarantine', set: [{ as: 'x', op, of, ...more }] },
      { a: '0.1', b: '0.2', c: 'text', z: '0' },
    );
  const value = (op: string, of: object[], more: object = {}) => set(op, of, more).rows[0]?.row['x'];
  const [a, b, c, zero] = ['a', 'b', 'c', 'z'].map((field) => ({ field }));
  expect(value('add', [a ?? {}, b ?? {}])).toBe('0.3');
  expect(value('divide', [a ?? {}, { value: 3 }], { places: 5 })).toBe('0.03333');
  expect(value('concat', [c ?? {}, a ?? {}], { separator: '-' })).toBe('text-0.1');
  expect(set('multiply', [a ?? {}, c ?? {}]).quarantined[0]?.trouble).toMatchObject({
    field: 'c',
    code: 'not_a_figure',
  });
  expect(set('divide', [a ?? {}, zero ?? {}], { places: 2 }).quarantined[0]?.trouble.code).toBe('division_by_zero');
  expect(
    issuesOf({
      definition: { name: 'x', stages: [{ id: 'd', op: 'derive', set: [{ as: 'x', op: 'divide', of: [a, b] }] }] },
      rows: [{}],
    })[0],
  ).toContain('places');
});

test('figures that grow without end are stopped by name', () => {
  const square = { as: 'x', op: 'multiply', of: [{ field: 'x' }, { field: 'x' }] };
  const { quarantined } = one(
    { op: 'derive', onError: 'quarantine', set: Array.from({ length: 60 }, () => square) },
    { x: '123456789' },
  );
  expect(quarantined[0]?.trouble.code).toBe('figure_too_long');
});

test('what cannot be compared is an error and not false', () => {
  const stage = { op: 'filter', onError: 'quarantine', where: { field: 'v', is: 'gt', value: 10 } };
  expect(one(stage, { v: 'eleven' }).quarantined[0]?.trouble.code).toBe('not_comparable');
  expect(one(stage, { v: '11' }).counts.output).toBe(1);
  expect(one(stage, { v: null }).counts.skipped).toBe(1);
  expect(
    one({ ...stage, where: { field: 'v', is: 'gte', value: '2025-03-01' } }, { v: '2025-03-31' }).counts.output,
  ).toBe(1);
});

test('renaming onto a name that is taken is refused', () => {
  expect(
    one({ op: 'map', onError: 'quarantine', rename: { a: 'b' } }, { a: 1, b: 2 }).quarantined[0]?.trouble.code,
  ).toBe('name_taken');
  expect(one({ op: 'map', rename: { a: 'b', b: 'a' }, drop: ['c'] }, { a: 1, b: 2, c: 3 }).rows[0]?.row).toEqual({
    b: 1,
    a: 2,
  });
});

test('a definition may be YAML, and what is wrong in it is told by pointer, line and column', () => {
  const yaml = 'name: short\nstages:\n  - id: keep\n    op: filter\n    where: {field: v, is: gt, value: 1}\n';
  expect(run({ definition: yaml, rows: [{ v: 2 }, { v: 0 }] }).counts).toMatchObject({ output: 1, skipped: 1 });
  expect(issuesOf({ definition: yaml.replace('op: filter', 'op: fliter'), rows: [{}] })[0]).toMatch(
    /^\/definition\/stages\/0\/op: Line 4, column /,
  );
  expect(issuesOf({ definition: 'name: &a x\nstages: *a', rows: [{}] }).join()).toContain('anchor');
  const twice = {
    name: 'x',
    stages: [
      { id: 'a', op: 'map' },
      { id: 'a', op: 'map' },
    ],
  };
  expect(issuesOf({ definition: twice, rows: [{}] })[0]).toBe('/definition/stages/1/id: Two stages are called "a".');
  const nowhere = { name: 'x', stages: [{ id: 'u', op: 'union', inputs: ['no'] }] };
  expect(issuesOf({ definition: nowhere, rows: [{}] })[0]).toContain('/definition/stages/0/inputs/0');
});

test('groups over weights that sum to zero, and hierarchies in a circle, refuse the run', () => {
  const plan = (more: object) => ({
    name: 'x',
    stages: [
      {
        id: 'g',
        op: 'aggregate',
        plan: { by: [], measures: [{ name: 'm', op: 'weightedAverage', field: 'v', weight: 'w' }], ...more },
      },
    ],
  });
  expect(refusalOf({ definition: plan({}), rows: [{ v: 1, w: 0 }] }).reason).toBe('weights_sum_to_zero');
  const by = [{ kind: 'hierarchy', field: 'u', parents: { a: 'b', b: 'a' } }];
  expect(refusalOf({ definition: plan({ by }), rows: [{ v: 1, w: 1, u: 'a' }] }).problems[0]?.field).toBe(
    '/definition/stages/0/plan/by/0/parents/a',
  );
});

test('text that doubles without end is stopped by name, and so is more work than a request can do', () => {
  const twice = { as: 'x', op: 'concat', of: [{ field: 'x' }, { field: 'x' }] };
  const { quarantined } = one(
    { op: 'derive', onError: 'quarantine', set: Array.from({ length: 100 }, () => twice) },
    { x: 'ab' },
  );
  expect(quarantined[0]?.trouble.code).toBe('text_too_long');
  const set = Array.from({ length: 100 }, () => ({ as: 'y', op: 'copy', of: [{ value: 1 }] }));
  const stages = Array.from({ length: 10 }, (_, i) => ({ id: `s${i}`, op: 'derive', set }));
  expect(refusalOf({ definition: { name: 'x', stages }, rows: Array.from({ length: 3_000 }, () => ({})) }).reason).toBe(
    'pipeline_too_heavy',
  );
});

test('whatever is sent as a definition is read or refused with its places, and whatever rows come, only faults are thrown', () => {
  const almost = fc.record({
    name: fc.constant('x'),
    stages: fc.array(fc.oneof(fc.constantFrom(...STAGES.slice(0, 1), STAGES[3]), fc.jsonValue()), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), almost, fc.string()), (given) => {
      for (const issue of issuesOf({ definition: given, rows: [{}] })) expect(issue).toMatch(/^\/definition/);
    }),
  );
  const cell = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'binary' }),
  );
  const stages = [
    ...STAGES.slice(0, 1).map((stage) => ({ ...stage, onError: 'skip' })),
    { id: 't', op: 'transform', to: 'erp-unified', onError: 'quarantine' },
  ];
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('amount', 'day', 'Currency', 'document number', 'quantity', 'x'), cell),
      (cells) => {
        expect(run({ definition: { name: 'x', stages }, rows: [cells] }).counts.read).toBe(1);
      },
    ),
  );
});

test('a locale that no runtime knows is refused where the definition is read, in a transform as in a normaliser', () => {
  const read = (locale: string) =>
    PipelineDefinition.safeParse({
      name: 'Shipments',
      stages: [{ id: 'read', op: 'transform', to: 'cbam-shipment', locale }],
    });
  expect(read('de-DE').success).toBe(true);
  for (const locale of ['de-DE ', 'deutsch!', ''])
    expect(read(locale).error?.issues.map(({ path }) => path.join('/'))).toEqual(['stages/0/locale']);
});
