// Worked examples for vehicles, refrigerants, contracts and losses, and the laws of data quality.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { findFactor, gasBook, library } from '../../factors/index.ts';
import { add, type Decimal, formatDecimal, multiply, toDecimal, ZERO } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import egridFile from './data/cases-electricity-egrid2023-rev2.json' with { type: 'json' };
import epaFile from './data/cases-fuel-epa-hub-2025.json' with { type: 'json' };
import smallFile from './data/cases-published-small-examples.json' with { type: 'json' };
import { kg } from './emissions.ts';
import { EQUIPMENT_LEAKAGE, equipmentLeakage } from './equipment.ts';
import { fugitiveEmissions, gasReleased } from './fugitive.ts';
import { orderInstruments } from './instruments.ts';
import { gridLosses, marketBased } from './market-based.ts';
import { activityTimesFactor, co2eFromShare, factorByHeat, fuelForDistance, vehicleEmissions } from './mobile.ts';
import { emissionRate } from './rate.ts';

const books = library();
const gases = gasBook(
  JSON.parse(readFileSync(new URL('../../factors/data/reference/gwp100-gases.json', import.meta.url), 'utf8')),
);
const num = (value: Decimal | undefined): number => Number(formatDecimal(value ?? ZERO));
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'answered';
  } catch (error) {
    if (!isFault(error)) return String(error);
    return `${error.type.reason} ${error.problems[0]?.field}: ${error.problems[0]?.message}`;
  }
};

const Figures = z.record(z.string(), z.unknown());
const Cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      tolerance: z.number(),
      inputs: Figures,
      factors: Figures.default({}),
      expected: Figures,
    }),
  ),
});
const cases = new Map(
  [epaFile, egridFile, smallFile].flatMap((file) => Cases.parse(file).cases).map((each) => [each.id, each]),
);
function known(id: string) {
  const found = cases.get(id);
  if (found === undefined) throw new Error(`no case ${id}`);
  const of = (key: string): string => String(found.inputs[key] ?? found.factors[key]);
  const near = (key: string, value: number): void =>
    expect(Math.abs(value - Number(found.expected[key])), `${id} ${key} ${value}`).toBeLessThanOrEqual(found.tolerance);
  return { of, near };
}

test('EPA-MOB-01: a light-duty truck burns by the gallon and leaks by the mile', () => {
  const { of, near } = known('EPA-MOB-01');
  const use = {
    fuel: of('gallons'),
    co2KgPerFuelUnit: of('co2_kg_per_gal'),
    distance: of('miles'),
    ch4GramsPerDistance: of('ch4_g_per_mile'),
    n2oGramsPerDistance: of('n2o_g_per_mile'),
  };
  const gwp = books.gwp('AR5');
  const found = vehicleEmissions(use, gwp);
  near('co2_kg', Number(kg(found.co2)));
  near('ch4_co2e_kg', num(multiply(toDecimal(kg(found.ch4)), gwp.ch4)));
  near('n2o_co2e_kg', num(multiply(toDecimal(kg(found.n2o)), gwp.n2o)));
  near('co2e_kg', Number(kg(found.co2e)));
  const ethanol = vehicleEmissions({ ...use, biogenicShare: '0.1' }, gwp);
  expect([kg(ethanol.co2), kg(ethanol.biogenicCo2)]).toEqual(['7902', '878']);
});

test('EPA-FUG-03: what was in retired equipment and not recovered got away', () => {
  const { of, near } = known('EPA-FUG-03');
  const leak = { method: 'material balance', capacityOfRetired: of('CD'), recoveredFromRetired: of('RD') } as const;
  near('co2e_kg', num(fugitiveEmissions(gases, of('gas'), leak).co2eKg));
});

test('EGRID-06 and EGRID-10: instruments that cover all load leave nothing, and losses come on top of use', () => {
  const load = known('EGRID-06');
  const asked = { fuel: 'electricity', unit: 'MWh', region: 'US-CAMX', factorPeriod: 'strict' } as const;
  const found = findFactor(books, { ...asked, period: { from: '2023-01-01', to: '2023-12-31' } });
  if ('code' in found) throw new Error(found.reason);
  const grid = emissionRate(found.factor, found.unit, books.gwp('AR5')).co2e;
  const solar = [{ name: 'solar', mwh: load.of('instrument_mwh'), kgCo2ePerMwh: 0 }];
  const contracted = marketBased(load.of('mwh'), { instruments: solar, gridKgCo2ePerMwh: grid });
  load.near('market_co2e_kg', num(contracted.co2eKg));
  load.near('location_co2e_kg', num(marketBased(load.of('mwh'), { instruments: [], gridKgCo2ePerMwh: grid }).co2eKg));
  const losses = known('EGRID-10');
  losses.near('loss_mwh', num(gridLosses(losses.of('mwh'), losses.of('ggl'))));
});

test('the published small examples come out within their tolerance', () => {
  const petrol = known('PUB-CT-2011-PETROL');
  petrol.near('kg_co2e', num(activityTimesFactor(petrol.of('litres'), petrol.of('kgco2e_per_litre'))));
  const power = known('PUB-SCRIBD-ELEC');
  power.near('kg_co2', num(activityTimesFactor(power.of('kwh'), power.of('kgco2_per_kwh'))));
  const car = known('PUB-EPA-2008-VEH');
  const co2 = activityTimesFactor(fuelForDistance(car.of('vmt'), car.of('mpg')), car.of('tco2_per_gallon'));
  car.near('tco2e_per_year', num(co2eFromShare(co2, car.of('co2_share_of_ghg'))));
  const gas = known('PUB-CARB-2005-NG-EF');
  gas.near('g_co2_per_scf', num(factorByHeat(gas.of('btu_per_scf'), gas.of('g_co2_per_btu'))));
});

test('every instrument is used once, in order, and what exceeds consumption lowers nothing', () => {
  const mwh = fc.nat(100);
  fc.assert(
    fc.property(mwh, fc.array(fc.record({ mwh, kgCo2ePerMwh: fc.nat(900) }), { maxLength: 5 }), (used, offered) => {
      const instruments = offered.map((each, index) => ({ name: `${index}`, ...each }));
      const found = marketBased(used, { instruments, gridKgCo2ePerMwh: 400, residualKgCo2ePerMwh: 500 });
      const covered = found.byInstrument.reduce((sum, each) => add(sum, each.mwh), ZERO);
      expect(num(covered) + num(found.uncoveredMwh)).toBe(used);
      expect(num(covered) + num(found.unusedMwh)).toBe(offered.reduce((sum, each) => sum + each.mwh, 0));
      const parts = found.byInstrument.reduce((sum, each) => add(sum, each.co2eKg), ZERO);
      expect(num(found.co2eKg)).toBe(num(parts) + 500 * num(found.uncoveredMwh));
    }),
  );
  const half = marketBased(10, { instruments: [], gridKgCo2ePerMwh: 400 });
  expect([num(half.co2eKg), half.uncoveredBasis]).toEqual([4000, 'location-based grid average']);
});

test('gases are found by any spelling, and unknown ones by their neighbour', () => {
  expect(num(gases.gwp100('hfc-134A', 'AR5'))).toBe(1300);
  expect(num(gases.gwp100('HFC134a', 'AR6'))).toBe(1530);
  expect(num(gases.gwp100('Sulphur hexafluoride', 'AR5'))).toBe(23500);
  expect(num(gases.gwp100('R410A', 'AR5'))).toBe(1924);
  expect(num(gases.gwp100('methane', 'AR4'))).toBe(25);
  expect(refusal(() => gases.gwp100('R-410A', 'AR6'))).toMatch(/^gas_unknown \/gas: .*rated in AR5/);
  expect(refusal(() => gases.gwp100('HFC-134b', 'AR5'))).toMatch(/Did you mean/);
});

test('balances that give back more than there was are refused', () => {
  const stock = {
    method: 'inventory balance',
    stockAtStart: 10,
    acquired: 5,
    disbursed: 2,
    capacityIncrease: 3,
  } as const;
  expect(num(gasReleased({ ...stock, stockAtEnd: 8 }))).toBe(2);
  expect(refusal(() => gasReleased({ ...stock, stockAtEnd: 11 }))).toMatch(/^figure_out_of_range \/stockAtEnd/);
  expect(num(gasReleased({ method: 'screening', chargeKg: 20, leakageShare: '0.05', years: 2 }))).toBe(2);
  expect(refusal(() => gasReleased({ method: 'screening', chargeKg: 20, leakageShare: 5, years: 1 }))).toMatch(
    /leakageShare/,
  );
  expect(refusal(() => gridLosses(10, 1))).toMatch(/^figure_out_of_range \/lossShare/);
  expect(refusal(() => fuelForDistance(10, 0))).toMatch(/^figure_out_of_range \/distancePerFuelUnit/);
  expect(refusal(() => co2eFromShare(10, 0))).toMatch(/^figure_out_of_range \/shareOfCo2/);
});

test('equipment leaks by its kind at charging, in use and at scrapping', () => {
  // 100 kg charged 1 %, 200 kg in use 10 % a year, 50 kg scrapped of which 80 % is left and 80 % of that recovered: 1 + 20 + 8 kg.
  const stages = { chargedNewKg: 100, operatingChargeKg: 200, scrappedChargeKg: 50 };
  const of = (kind: string) => equipmentLeakage(kind, stages, { book: gases, gas: 'R-410A', report: 'AR5' });
  expect(num(of('air-conditioning')?.gasKg)).toBe(29);
  expect(num(of('air-conditioning')?.co2eKg)).toBe(29 * num(of('air-conditioning')?.gwp));
  expect(of('toaster')).toBeUndefined();
  for (const kind of Object.keys(EQUIPMENT_LEAKAGE)) expect(num(of(kind)?.gasKg), kind).toBeLessThan(350);
});

test('contracts stand in the order of their precision, and what fails a criterion stands for nothing', () => {
  const offered = [
    { name: 'tariff', kind: 'supplier-rate', mwh: 10, kgCo2ePerMwh: 300 },
    { name: 'old certificates', kind: 'certificate', mwh: 10, kgCo2ePerMwh: 0, fails: ['vintageNear'] },
    { name: 'wind', kind: 'certificate', mwh: 5, kgCo2ePerMwh: 0 },
    { name: 'ppa', kind: 'contract', mwh: 3, kgCo2ePerMwh: 10 },
  ] as const;
  const { usable, refused } = orderInstruments(offered);
  expect(usable.map(({ name }) => name)).toEqual(['wind', 'ppa', 'tariff']);
  expect(refused).toMatchObject([{ name: 'old certificates', why: expect.stringMatching(/period of consumption/) }]);
  const result = marketBased(20, { instruments: usable, residualKgCo2ePerMwh: 500, gridKgCo2ePerMwh: 200 });
  expect([num(result.co2eKg), num(result.uncoveredMwh), result.uncoveredBasis]).toEqual([
    30 + 3000 + 1000,
    2,
    'residual mix',
  ]);
});
