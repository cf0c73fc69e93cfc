// Worked cases of third parties over HTTPS: one batch in order, a bad item named among the good, and an inventory that counts once.
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import egridFile from '../../lib/calculators/emissions/data/cases-electricity-egrid2023-rev2.json' with {
  type: 'json',
};
import epaFile from '../../lib/calculators/emissions/data/cases-fuel-epa-hub-2025.json' with { type: 'json' };
import { openClient } from '../harness/client.ts';
import { dataOf } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const ask = (body: object) => client.send('POST /v1/calculate/emissions', { as: 'acme/operator', body });
const Figures = z.object({
  emissions: z.object({ co2eKg: z.string() }),
  market: z.object({ co2eKg: z.string() }).optional(),
});
const Batch = z.object({
  items: z.array(
    z.object({
      result: Figures.optional(),
      errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    }),
  ),
});
const Case = z.object({
  id: z.string(),
  tolerance: z.number(),
  expected: z.record(z.string(), z.union([z.number(), z.string()])),
});
const cases = new Map(
  z
    .array(Case)
    .parse([...epaFile.cases, ...egridFile.cases])
    .map((each) => [each.id, each]),
);

const burnt = { region: 'US', date: '2025-06', gwpSet: 'AR5' };
const power = { fuel: 'electricity', unit: 'MWh', date: '2023', gwpSet: 'AR5' };
const sun = { name: 'solar', kind: 'certificate', mwh: 10, kgCo2ePerMwh: 0 };
const truck = { fuel: 1000, co2KgPerFuelUnit: '8.78', distance: 20_000, source: 'EPA Hub 2025, tables 2 and 3' };
/** What is asked, and the figure of the case it must come to. */
const ASKED: readonly (readonly [id: string, figure: string, item: object])[] = [
  [
    'EPA-NG-03',
    'co2e_kg_half_even_4dp',
    { ...burnt, fuel: 'natural gas', quantity: 1000, unit: 'ccf', heatContent: '1.037 therm/ccf' },
  ],
  [
    'EPA-NG-04',
    'co2e_kg',
    { ...burnt, fuel: 'natural gas', quantity: '100000', unit: 'scf', heatContent: '0.001026 MMBtu/scf' },
  ],
  ['EPA-DIST-01', 'co2e_kg', { ...burnt, fuel: 'distillate fuel oil no. 2', quantity: 100, unit: 'gallon' }],
  [
    'EPA-MOB-01',
    'co2e_kg',
    { gwpSet: 'AR5', vehicle: { ...truck, ch4GramsPerDistance: '0.008', n2oGramsPerDistance: '0.0013' } },
  ],
  [
    'EPA-FUG-03',
    'co2e_kg',
    {
      gwpSet: 'AR5',
      refrigerant: { gas: 'HFC-227ea', materialBalance: { capacityOfRetired: 50, recoveredFromRetired: 45 } },
    },
  ],
  ['EGRID-02', 'co2e_kg', { ...power, quantity: '250.5', region: 'US-RFCW' }],
  ['EGRID-06', 'location_co2e_kg', { ...power, quantity: 10, region: 'US-CAMX', market: { instruments: [sun] } }],
];

test("third parties' cases come out in order, and a bad item among them is named by field, value and remedy", async () => {
  const bad = { ...burnt, fuel: 'natural gas', quantity: '1e400', unit: 'therm' };
  const answer = await ask({ items: [bad, ...ASKED.map(([, , item]) => item)] });
  expect(answer.status, answer.text).toBe(207);
  const [first, ...rest] = dataOf(answer, Batch).items;
  expect(first?.errors).toMatchObject([
    { field: '/items/0/quantity', message: expect.stringMatching(/"1e400".*Give/) },
  ]);
  for (const [index, [id, figure]] of ASKED.entries()) {
    const known = cases.get(id);
    const off = Math.abs(Number(rest[index]?.result?.emissions.co2eKg) - Number(known?.expected[figure]));
    expect(off, id).toBeLessThanOrEqual(known?.tolerance ?? 0);
  }
  expect(rest.at(-1)?.result?.market?.co2eKg).toBe('0');
});

test('EGRID-08: three meters of an inventory add up, and one entered again does not', async () => {
  const meter = (reference: string, quantity: string, region: string) => ({
    ...{ reference, meter: reference, fuel: 'electricity', unit: 'MWh', date: '2023' },
    ...{ quantity, region },
  });
  const meters = [meter('a', '10', 'US-CAMX'), meter('b', '250.5', 'US-RFCW'), meter('c', '10', 'US-CAMX')];
  const answer = await ask({ gwpSet: 'AR5', inventory: [...meters, { ...meters[1], reference: 'b again' }] });
  const Inventory = z.object({
    inventory: z.object({ totalLocationCo2eKg: z.string() }),
    leftOut: z.array(z.object({ code: z.string() })),
  });
  const { inventory, leftOut } = dataOf(answer, Inventory);
  const known = cases.get('EGRID-08');
  expect(Math.abs(Number(inventory.totalLocationCo2eKg) - Number(known?.expected['sum']))).toBeLessThanOrEqual(
    known?.tolerance ?? 0,
  );
  expect(leftOut).toMatchObject([{ code: 'counted_twice' }]);
});
