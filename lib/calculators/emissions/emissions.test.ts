// Worked examples by third parties, and the laws every emission figure must obey.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { findFactor, GWP_SETS, library } from '../../factors/index.ts';
import { add, type Decimal, decimal, formatDecimal, multiply, round, toDecimal } from '../../shared/decimal.ts';
import { convert, findUnit, type Unit } from '../../shared/units.ts';
import egridFile from './data/cases-electricity-egrid2023-rev2.json' with { type: 'json' };
import epaFile from './data/cases-fuel-epa-hub-2025.json' with { type: 'json' };
import { emissionsOf, kg, NO_EMISSIONS, sumEmissions } from './emissions.ts';
import { emissionRate, type HeatContent } from './rate.ts';

const books = library();
const unit = (text: string): Unit => {
  const found = findUnit(text);
  if (found === undefined) throw new Error(`no unit ${text}`);
  return found;
};
function rate(
  fuel: string,
  of: string,
  region: string,
  options: { gwp?: 'AR4' | 'AR5' | 'AR6'; heat?: HeatContent; year?: string } = {},
) {
  const found = findFactor(books, {
    fuel,
    unit: of,
    region,
    factorPeriod: 'nearest',
    period: { from: `${options.year ?? '2025'}-06-01`, to: `${options.year ?? '2025'}-06-30` },
    ...(options.heat === undefined ? {} : { heatPer: options.heat.per }),
  });
  if ('code' in found) throw new Error(found.reason);
  return emissionRate(found.factor, found.unit, books.gwp(options.gwp ?? 'AR5'), options.heat);
}
const co2e = (quantity: string, of: ReturnType<typeof rate>): number =>
  Number(kg(emissionsOf(toDecimal(quantity), of).co2e));
const heat = (content: string, of: string, per: string): HeatContent => ({
  content: toDecimal(content),
  unit: unit(of),
  per: unit(per),
  stated: true,
});

const Cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      tolerance: z.number(),
      expected: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  ),
});
const cases = new Map([...Cases.parse(epaFile).cases, ...Cases.parse(egridFile).cases].map((each) => [each.id, each]));
function near(id: string, field: string, value: number): void {
  const known = cases.get(id);
  expect(Math.abs(value - Number(known?.expected[field])), id).toBeLessThanOrEqual(known?.tolerance ?? 0);
}

test('the EPA Hub 2025 worked cases come out within their tolerance', () => {
  near(
    'EPA-NG-03',
    'co2e_kg_half_even_4dp',
    co2e('1000', rate('natural gas', 'ccf', 'US', { heat: heat('1.037', 'therm', 'ccf') })),
  );
  near(
    'EPA-NG-04',
    'co2e_kg',
    co2e('100000', rate('natural gas', 'scf', 'US', { heat: heat('0.001026', 'MMBtu', 'scf') })),
  );
  near('EPA-NG-04', 'co2e_kg', co2e('100000', rate('natural gas', 'scf', 'US')));
  near('EPA-DIST-01', 'co2e_kg', co2e('100', rate('distillate fuel oil no. 2', 'gallon', 'US')));
  near(
    'EPA-DIST-03',
    'co2e_kg',
    co2e('100', rate('distillate fuel oil no. 2', 'gallon', 'US', { heat: heat('0.137', 'MMBtu', 'gallon') })),
  );
});

test('the eGRID2023 rev2 worked cases come out within their tolerance', () => {
  near('EGRID-02', 'co2e_kg', co2e('250.5', rate('electricity', 'MWh', 'US-RFCW', { year: '2023' })));
  near('EGRID-06', 'location_co2e_kg', co2e('10', rate('electricity', 'MWh', 'US-CAMX', { year: '2023' })));
  const ten = rate('electricity', 'MWh', 'CAMX', { year: '2023' });
  const parts = [
    emissionsOf(toDecimal('10'), ten),
    emissionsOf(toDecimal('250.5'), rate('electricity', 'MWh', 'RFCW', { year: '2023' })),
    emissionsOf(toDecimal('10'), ten),
  ];
  near('EGRID-08', 'sum', Number(kg(parts.reduce(sumEmissions, NO_EMISSIONS).co2e)));
});

test('under AR5 the DEFRA gas columns, turned into gas mass, add up to the published CO2e again', () => {
  const defra = [...books.factors.values()].filter((factor) => factor.set.id === 'defra-2024');
  for (const factor of defra) {
    const published = add(factor.co2, add(factor.ch4, factor.n2o));
    const ours = emissionRate(factor, factor.unit, books.gwp('AR5')).co2e;
    expect(formatDecimal(round(ours, 15)), factor.id).toBe(formatDecimal(published));
  }
  const petrol = rate('petrol', 'litre', 'GB', { year: '2024' });
  expect(kg(emissionsOf(toDecimal('1000'), petrol).co2e)).toBe('2084.4');
  expect(kg(emissionsOf(toDecimal('1000'), petrol).biogenicCo2)).toBe('130');
});

test('the CO2 of biomass stands outside the scopes', () => {
  const wood = emissionsOf(toDecimal('1'), rate('wood', 'MMBtu', 'US'));
  expect({ co2: kg(wood.co2), biogenic: kg(wood.biogenicCo2) }).toEqual({ co2: '0', biogenic: '93.8' });
});

test('AR4, AR5 and AR6 weigh the same gases differently', () => {
  const gas = GWP_SETS.map((gwp) => co2e('1', rate('natural gas', 'MMBtu', 'US', { gwp })));
  expect(gas).toEqual([53.06 + 0.025 + 0.0298, 53.1145, 53.06 + 0.0279 + 0.0273].map((v) => Number(v.toFixed(9))));
});

const anyFactor = fc.constantFrom(...books.factors.values());
const anyQuantity = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
  .map(([c, s]): Decimal => decimal(c, s));

test('emissions are linear in the quantity, up to the declared rounding', () => {
  fc.assert(
    fc.property(anyFactor, anyQuantity, fc.integer({ min: 1, max: 1000 }), (factor, quantity, n) => {
      const of = emissionRate(factor, factor.unit, books.gwp('AR6'));
      const once = emissionsOf(quantity, of).co2e * BigInt(n);
      const multiple = emissionsOf(multiply(quantity, decimal(BigInt(n))), of).co2e;
      const difference = once > multiple ? once - multiple : multiple - once;
      expect(difference <= BigInt(n)).toBe(true);
    }),
  );
});

test('the unit an amount is written in does not change what it emits', () => {
  const energy = ['kWh', 'MWh', 'GJ', 'therm', 'kBtu', 'MMBtu'];
  fc.assert(
    fc.property(anyQuantity, fc.constantFrom(...energy), fc.constantFrom(...energy), (quantity, from, to) => {
      const a = emissionsOf(quantity, rate('natural gas', from, 'US')).co2e;
      const b = emissionsOf(convert(quantity, unit(from), unit(to)), rate('natural gas', to, 'US')).co2e;
      const difference = a > b ? a - b : b - a;
      expect(difference <= 1n + a / 10n ** 16n).toBe(true);
    }),
  );
});
