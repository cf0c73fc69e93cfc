// The published cases of scope, country risk and dates; and that a statement is either whole or refused for every reason at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import published from './data/cases-eudr.json' with { type: 'json' };
import { exampleConsignment, plotFacts } from './example.ts';
import {
  applicationDates,
  appliesFrom,
  assessConsignment,
  Consignment,
  codeOf,
  commodityOf,
  countryCode,
  countryRisk,
  criteria,
  scopeOf,
} from './index.ts';

const Case = z.object({
  id: z.string(),
  inputs: z
    .object({
      cn: z.string(),
      date: z.string(),
      country: z.string(),
      hs: z.string(),
      operator: z.enum(['large', 'medium', 'small', 'micro']),
    })
    .partial(),
  expected: z
    .object({
      status: z.string(),
      risk: z.string().nullable(),
      commodity: z.string(),
      applies_from: z.array(z.string()),
    })
    .partial(),
});
const cases = z.array(Case).parse(published.cases);

describe('the published cases', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { inputs, expected }) => {
    const { cn, date, country, hs, operator } = inputs;
    const answers = {
      ...(cn !== undefined && date !== undefined && { status: scopeOf(codeOf(cn) ?? '', date).status }),
      ...(country !== undefined && { risk: countryRisk(countryCode(country) ?? '') ?? null }),
      ...(hs !== undefined && { commodity: commodityOf(hs) }),
      ...(operator !== undefined && { applies_from: applicationDates(operator) }),
    };
    expect(answers).toEqual(expected);
  });

  it('are all there', () => {
    expect(cases).toHaveLength(published.count);
  });
});

const codes = (consignment: Consignment, plots = [plotFacts]): string[] =>
  assessConsignment(consignment, { plots, documentErrors: [] }).obstacles.map(({ code }) => code);
const example = Consignment.parse(exampleConsignment);
const [product] = example.products;
if (product === undefined) throw new Error('The example has a product.');
const withProduct = (more: Partial<typeof product>): Consignment => ({
  ...example,
  products: [{ ...product, ...more }],
});

describe('a statement', () => {
  it('is made in the field names of the information system, with the digits of the plot', () => {
    const { statement, obstacles, risk } = assessConsignment(example, { plots: [plotFacts], documentErrors: [] });
    expect(obstacles).toEqual([]);
    expect(risk).toMatchObject({ conclusion: 'negligible', simplified: { eligible: true } });
    expect(statement).toMatchObject({
      operatorRole: 'OPERATOR',
      statement: {
        activityType: 'IMPORT',
        commodities: [{ hsHeading: '18010000', descriptors: { goodsMeasure: { netWeight: '25000' } } }],
      },
    });
    const geometry = JSON.stringify(statement).match(/"geometryGeojson":"([^"]+)"/)?.[1] ?? '';
    expect(Buffer.from(geometry, 'base64').toString()).toContain(plotFacts.feature);
  });

  it('is refused for every reason at once', () => {
    const { eori: _, ...operator } = example.operator;
    const poor = {
      ...example,
      operator,
      products: [{ ...product, cnCode: '8703', suppliers: [], producers: [{ country: 'Atlantis', plots: ['none'] }] }],
    };
    expect(codes(poor)).toEqual(
      expect.arrayContaining([
        'not_a_relevant_product',
        'eori_missing',
        'country_unknown',
        'plot_unknown',
        'supplier_incomplete',
        'risk_not_negligible',
      ]),
    );
  });

  it.each([
    ['a heading', { cnCode: '18' }, 'cn_code_too_short'],
    ['letters for a code', { cnCode: 'cocoa' }, 'cn_code_unreadable'],
    ['wood without species', { cnCode: '44071100' }, 'species_missing'],
    ['no mass', { netMassKg: undefined }, 'net_mass_missing'],
    ['time running backwards', { producedFrom: '2026-05-01', producedTo: '2026-04-01' }, 'production_time_backwards'],
    ['an undecided territory', { producers: [{ country: 'French Guiana', plots: ['farm-1'] }] }, 'country_undecided'],
    ['neither plots nor statements', { producers: [] }, 'producers_missing'],
    ['units of nothing', { supplementaryUnits: '4' }, 'unit_qualifier_missing'],
  ])('is refused for %s', (_, more, code) => {
    expect(codes(withProduct(more))).toContain(code);
  });

  it('is refused for a plot that cannot be filed or lies elsewhere', () => {
    expect(codes(example, [{ ...plotFacts, errors: ['ring_crosses_itself'] }])).toContain('plot_unfileable');
    expect(codes(example, [{ ...plotFacts, country: 'CI' }])).toContain('plot_in_other_country');
  });

  it('from a standard-risk country needs every criterion answered and each concern resolved', () => {
    const brazil = withProduct({ producers: [{ country: 'BR', plots: ['farm-1'] }] });
    expect(codes(brazil).filter((code) => code === 'risk_not_negligible').length).toBeGreaterThan(5);
    const said = { answer: 'no_concern', because: 'Examined, see file 12.' } as const;
    const answered = { ...brazil, criteria: Object.fromEntries(criteria.map(({ id }) => [id, said])) };
    const there = [{ ...plotFacts, country: 'BR' }];
    expect(codes(answered, there)).toEqual(['risk_not_negligible']);
    const measure = { criterion: 'a', kind: 'audit', description: 'Audit of the farm', outcome: 'resolved' } as const;
    expect(codes({ ...answered, measures: [measure] }, there)).toEqual([]);
  });
});

describe('the chain of statements', () => {
  const number = (n: number) => `26NLAAAAAA${String(n).padStart(4, '0')}`;
  const statement = (n: number, ...references: number[]) => ({
    referenceNumber: number(n),
    verificationNumber: 'K7R8LA90',
    references: references.map(number),
  });
  const chained = (statements: ReturnType<typeof statement>[], ...from: number[]) => ({
    ...withProduct({ referencedStatements: from.map(number) }),
    statements,
  });

  it('is walked to its end, each statement once', () => {
    const { chain, obstacles } = assessConsignment(chained([statement(1, 2, 3), statement(2, 3), statement(3)], 1), {
      plots: [plotFacts],
      documentErrors: [],
    });
    expect(obstacles).toEqual([]);
    expect(chain).toMatchObject({ depth: 3, reached: [number(3), number(2), number(1)] });
  });

  it('is refused where it runs in a circle, with the path', () => {
    const [circle] = assessConsignment(chained([statement(1, 2), statement(2, 3), statement(3, 1)], 1), {
      plots: [plotFacts],
      documentErrors: [],
    }).chain.obstacles;
    expect(circle).toMatchObject({ code: 'statements_in_a_circle', field: '/statements/2/references/0' });
    expect(circle?.message).toContain(`${number(1)} → ${number(2)} → ${number(3)} → ${number(1)}`);
  });

  it('names what is unknown, malformed and repeated', () => {
    expect(codes(chained([statement(1, 7), statement(1)], 1))).toEqual(
      expect.arrayContaining(['statement_unknown', 'statement_repeated']),
    );
    expect(
      codes({
        ...withProduct({ referencedStatements: ['x'] }),
        statements: [{ referenceNumber: 'x', references: [] }],
      }),
    ).toEqual(expect.arrayContaining(['reference_malformed', 'verification_missing']));
  });

  it('of any shape is walked in bounded steps, and finds a circle exactly where one is', () => {
    const graph = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(graph, (edges) => {
        const { chain } = assessConsignment(
          chained(
            edges.map((to, n) => statement(n, ...to)),
            0,
          ),
          { plots: [plotFacts], documentErrors: [] },
        );
        expect(new Set(chain.reached).size).toBe(chain.reached.length);
        const circular = (at: number, path: readonly number[]): boolean =>
          path.includes(at) || (edges[at] ?? []).some((to) => circular(to, [...path, at]));
        expect(chain.obstacles.some(({ code }) => code === 'statements_in_a_circle')).toBe(circular(0, []));
      }),
      { numRuns: 60 },
    );
  });
});

it('the later date is for small operators established by 2024, and never for timber', () => {
  expect(appliesFrom({ size: 'small', establishedBy2024: true, code: '18010000' })).toBe('2027-06-30');
  expect(appliesFrom({ size: 'small', code: '18010000' })).toBe('2026-12-30');
  expect(appliesFrom({ size: 'micro', establishedBy2024: true, code: '44071100' })).toBe('2026-12-30');
});
