// Every way to say an activity comes to figures with all they rest on, and an inventory counts each consumption once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundledBook, factorBook, type OwnFactor } from '../../factors/index.ts';
import { problemsOf } from '../../kernel/index.ts';
import { isFault } from '../../shared/fault.ts';
import { calculate, singleOrBatch } from '../single-or-batch.ts';
import { calculateEmissions, refuseHeavyItems } from './calculate-emissions.ts';
import { CompleteEmissionsRequest, EmissionsRequest, EmissionsResult, InventoryResult } from './contract.ts';

const one = (body: object) => EmissionsResult.parse(calculateEmissions(CompleteEmissionsRequest.parse(body)));
const all = (body: object) => InventoryResult.parse(calculateEmissions(CompleteEmissionsRequest.parse(body)));
const refusals = (body: object): string[] => {
  try {
    const parsed = CompleteEmissionsRequest.safeParse(body);
    if (!parsed.success)
      return problemsOf(parsed.error, EmissionsRequest, { root: '', value: body }).map(({ field }) => `body ${field}`);
    calculateEmissions(parsed.data);
    return [];
  } catch (error) {
    if (!isFault(error)) throw error;
    return error.problems.map(({ field, details }) => `${String(details?.['code'] ?? error.type.reason)} ${field}`);
  }
};
const GAS = { fuel: 'natural gas', quantity: '1000', unit: 'kWh (gross CV)', region: 'GB', date: '2024-05' };
const POWER = { fuel: 'electricity', quantity: '100', unit: 'MWh', region: 'US-NYCW', date: '2023' };

test('a process, a leak, a vehicle and a value chain each say their scope, steps and quality', () => {
  const lime = one({ process: { process: 'lime', tonnes: 2 } });
  expect(lime).toMatchObject({ scope: 1, emissions: { co2eKg: '1500', co2Kg: '1500' }, shareOnDefaults: '1' });
  expect(lime.defaultsUsed.map(({ what }) => what)).toEqual(['gwp_set', 'process_factor']);
  const leak = one({ gwpSet: 'AR5', refrigerant: { gas: 'HFC-134a', materialBalance: { purchasedForService: 3 } } });
  expect(leak).toMatchObject({ emissions: { co2eKg: '3900' }, otherGases: [{ gas: 'HFC-134a', kg: '3' }] });
  const chiller = { kind: 'chillers', operatingChargeKg: 100 };
  expect(one({ refrigerant: { gas: 'HFC-134a', equipment: chiller } })).toMatchObject({
    emissions: { co2eKg: '19500' },
    shareOnDefaults: '1',
  });
  const vehicle = {
    ...{
      fuel: 100,
      co2KgPerFuelUnit: '8.78',
      distance: 1000,
      ch4GramsPerDistance: '0.01',
      n2oGramsPerDistance: '0.01',
    },
    source: 'EPA Hub 2025',
  };
  expect(one({ vehicle })).toMatchObject({ scope: 1, emissions: { co2Kg: '878', co2eKg: '880.93' } });
  const spend = { name: 'paper', quantity: 2000, kgCo2ePerUnit: '0.4', source: 'EEIO', currency: 'GBP' };
  expect(one({ valueChain: { category: 1, method: 'spend-based', terms: [spend] } })).toMatchObject({
    ...{ scope: 3, category: 1, emissions: { co2eKg: '800' } },
    assumptions: [{ code: 'gwp_default' }, { code: 'factor_stated', message: expect.stringMatching(/EEIO/) }],
  });
  const flow = { name: 'coke', tonnes: 10, carbonShare: '0.9' };
  expect(one({ process: { carbonBalance: { inputs: [flow], outputs: [] } } }).emissions.co2Kg).toBe('32976');
});

test('any activity of the library answers, by its scope 3 category and edition', () => {
  expect(one({ fuel: 'Hotel stay · UK', quantity: 3, unit: 'room-night', region: 'GB', date: '2024' })).toMatchObject({
    ...{ scope: 3, category: 6, emissions: { co2eKg: '31.2' } },
    factors: [{ set: 'defra-2024-all', licence: expect.stringMatching(/Open Government/) }],
  });
  expect(one({ ...POWER, asOf: '2025-03-01' }).factors[0]?.id).toBe('EGRID-2023-NYCW');
  expect(one(POWER).factors[0]?.id).toBe('EGRID-2023R2-NYCW');
  expect(one({ ...POWER, factorSet: 'egrid-2023-first' }).factors[0]?.id).toBe('EGRID-2023-NYCW');
});

test('contracts add a market-based figure beside the location-based one, never to it', () => {
  const instruments = [
    { name: 'tariff', kind: 'supplier-rate', mwh: 50, kgCo2ePerMwh: 200 },
    { name: 'wind', kind: 'certificate', mwh: 30, kgCo2ePerMwh: 0 },
    { name: 'old', kind: 'certificate', mwh: 30, kgCo2ePerMwh: 0, fails: ['retired'] },
  ];
  const result = one({ ...POWER, market: { instruments, residualKgCo2ePerMwh: 500 } });
  expect(result.emissions).toEqual(one(POWER).emissions);
  expect(result.market).toMatchObject({
    ...{ co2eKg: '20000', uncoveredMwh: '20', uncoveredBasis: 'residual mix' },
    byInstrument: [{ name: 'wind' }, { name: 'tariff' }],
    refused: [{ name: 'old' }],
  });
  expect(one({ ...POWER, market: { instruments: [] } }).market).toMatchObject({
    co2eKg: one(POWER).emissions.co2eKg,
    uncoveredBasis: 'location-based grid average',
  });
  expect(refusals({ ...GAS, market: { instruments: [] } })).toEqual(['market_not_energy /market']);
});

const entries = [
  { ...GAS, reference: 'boiler', meter: 'g1' },
  { ...GAS, reference: 'boiler upstream', fuel: 'WTT- fuels · Natural gas', meter: 'g1', stretch: 'well-to-tank' },
  { ...POWER, reference: 'office', meter: 'e1' },
  { ...POWER, reference: 'office again', meter: 'e1' },
  { reference: 'van', activityId: 'van-7', process: { process: 'lime', tonnes: 1 } },
  {
    ...{ reference: 'van as freight', activityId: 'van-7' },
    valueChain: {
      ...{ category: 4, method: 'distance-based' },
      terms: [{ name: 'a', quantity: 5, kgCo2ePerUnit: 1, source: 'x' }],
    },
  },
];

test('an inventory adds up once what is entered twice, and says what it left out', () => {
  const { inventory, leftOut, entries: shown, warnings } = all({ inventory: entries });
  expect(leftOut.map(({ reference, code }) => [reference, code])).toEqual([
    ['office again', 'counted_twice'],
    ['van as freight', 'counted_in_other_scope'],
  ]);
  const kg = (of: string) => Number(shown.find(({ reference }) => reference === of)?.emissions.co2eKg);
  const total = kg('boiler') + kg('boiler upstream') + kg('office') + kg('van');
  expect(Number(inventory.totalLocationCo2eKg)).toBeCloseTo(total, 6);
  expect(inventory.scope3ByCategory.map(({ category }) => category)).toEqual([3]);
  expect(inventory.totalMarketCo2eKg).toBe(inventory.totalLocationCo2eKg);
  expect(warnings).toEqual([]);
  expect(all({ inventory: entries.toReversed() }).inventory).toEqual(inventory);
});

test('all that is wrong with any entry is told at once, and nothing is added up without it', () => {
  const bad = [
    { reference: 'a', fuel: 'gaz', quantity: 1, unit: 'kWh', region: 'GB', date: '2024' },
    { reference: 'b', process: { process: 'limes', tonnes: 1 } },
    { reference: 'b', ...POWER, unit: 'litre' },
    { reference: 'c' },
  ];
  expect(refusals({ inventory: bad })).toEqual([
    'fuel_unknown /inventory/0/fuel',
    'inventory_refused /inventory/1/process/process',
    'inventory_refused /inventory/2/reference',
    'unit_mismatch /inventory/2/unit',
    ...['fuel', 'quantity', 'unit', 'region', 'date'].map((name) => `inventory_refused /inventory/3/${name}`),
  ]);
});

test('every figure of a body that is none, or out of range, is named at once', () => {
  const vehicle = {
    ...{ fuel: '1e400', co2KgPerFuelUnit: 'NaN', distance: -5, ch4GramsPerDistance: 'Infinity' },
    ...{ n2oGramsPerDistance: 0, biogenicShare: '1.1', source: 'EPA' },
  };
  expect(refusals({ vehicle })).toEqual(
    ['fuel', 'co2KgPerFuelUnit', 'biogenicShare', 'distance', 'ch4GramsPerDistance'].map(
      (name) => `body /vehicle/${name}`,
    ),
  );
  const { error } = CompleteEmissionsRequest.safeParse({ ...GAS, quantity: 'NaN' });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    '"NaN" is not a decimal number of zero or more. Give a plain number of at most 60 digits such as "1234.5".',
  ]);
});

test('gas that got away is never none because nothing was said, and a year taken for granted is told', () => {
  const leak = (way: object) => ({ refrigerant: { gas: 'HFC-134a', ...way } });
  expect(refusals(leak({ materialBalance: {} }))).toEqual([
    'activity_incomplete /refrigerant/materialBalance/purchasedForService',
  ]);
  expect(refusals(leak({ equipment: { kind: 'chillers', years: 2 } }))).toEqual([
    'activity_incomplete /refrigerant/equipment/operatingChargeKg',
  ]);
  const told = (equipment: object) => one({ gwpSet: 'AR5', ...leak({ equipment }) }).defaultsUsed;
  const inUse = { kind: 'chillers', operatingChargeKg: 100 };
  expect(told(inUse).map(({ what }) => what)).toEqual(['leak_rates', 'years']);
  expect(told({ ...inUse, years: 1 }).map(({ what }) => what)).toEqual(['leak_rates']);
});

test('one activity is said in one way', () => {
  expect(refusals({ ...GAS, process: { process: 'lime', tonnes: 1 } })).toEqual(['ways_mixed /process']);
  expect(refusals({ inventory: entries, fuel: 'gas' })).toEqual(['ways_mixed /fuel']);
  expect(refusals({})).toEqual(['fuel', 'quantity', 'unit', 'region', 'date'].map((name) => `body /${name}`));
  expect(refusals({ process: {} })).toEqual([
    'activity_incomplete /process/process',
    'activity_incomplete /process/tonnes',
  ]);
  expect(refusals({ refrigerant: { gas: 'R-410A' } })).toHaveLength(1);
  const Body = singleOrBatch(EmissionsRequest, CompleteEmissionsRequest);
  expect(() =>
    calculate(
      Body.parse({ items: [{ inventory: entries }] }),
      CompleteEmissionsRequest,
      (asked) => calculateEmissions(asked),
      refuseHeavyItems,
    ),
  ).toThrow(/\/items\/0\/inventory/);
});

test('uncertainty is propagated, or simulated alike for one seed and near to the propagated one', () => {
  const uncertainty = { activity: '0.03', factor: '0.04' };
  expect(one({ ...GAS, uncertainty }).uncertainty).toMatchObject({ status: 'known', relative95: '0.05' });
  expect(one(GAS).uncertainty).toMatchObject({ status: 'unknown' });
  const body = { ...GAS, uncertainty: { ...uncertainty, simulate: { seed: 7 } } };
  const [first, second] = [one(body), one(body)];
  expect(second).toEqual(first);
  const { uncertainty: found } = first;
  expect(found).toMatchObject({ method: 'monte-carlo', how: expect.stringMatching(/seed 7/) });
  if (found.status === 'known') expect(Math.abs(Number(found.relative95) - 0.05)).toBeLessThan(0.002);
  const several = all({ inventory: entries.slice(0, 3), uncertainty: { ...uncertainty, simulate: { seed: 7 } } });
  const propagated = all({ inventory: entries.slice(0, 3), uncertainty });
  if (several.uncertainty.status !== 'known' || propagated.uncertainty.status !== 'known') throw new Error('unknown');
  expect(Math.abs(Number(several.uncertainty.relative95) - Number(propagated.uncertainty.relative95))).toBeLessThan(
    0.002,
  );
});

test('a framework shows the figure in its digits; the full figure stays', () => {
  const { presented, emissions } = one({ ...GAS, framework: 'secr' });
  expect(presented).toMatchObject({ value: '0.18', unit: 't CO2e', places: 2, mode: 'half-even' });
  expect(Number(emissions.co2eKg)).toBeCloseTo(182.9, 1);
});

test("the tenant's own factor answers before the published one and is marked", () => {
  const own: OwnFactor = {
    ...{ id: 'own-gas', revision: 3, recordedAt: '2025-01-10T12:00:00.000Z', recordedBy: 'ada', source: 'Supplier' },
    ...{ activity: 'Natural gas', unit: 'kWh (gross CV)', region: 'GB', scope: '1', co2e: '0.1', uncertainty: '0.04' },
    ...{ validFrom: '2024-01-01', validTo: '2024-12-31' },
  };
  const book = factorBook({ ...bundledBook(), own: [own] });
  const silent = EmissionsResult.parse(calculateEmissions(CompleteEmissionsRequest.parse(GAS), book));
  expect(silent.uncertainty).toMatchObject({
    status: 'unknown',
    reason: expect.stringMatching(/the activity states none/),
  });
  const asked = { ...GAS, uncertainty: { activity: '0.03' } };
  const result = EmissionsResult.parse(calculateEmissions(CompleteEmissionsRequest.parse(asked), book));
  expect(result).toMatchObject({
    emissions: { co2eKg: '100' },
    uncertainty: { relative95: '0.05' },
    factors: [{ id: 'own-gas', revision: 3, shadows: expect.stringMatching(/^DEFRA-2024/) }],
  });
});

test('twice the quantity is twice the emissions, for any activity that scales', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.constantFrom(GAS, POWER), (quantity, item) => {
      const kg = (times: number) =>
        BigInt(
          one({ ...item, quantity: quantity * times }).emissions.co2eKg.replace('.', '') +
            '0'.repeat(9 - (one({ ...item, quantity: quantity * times }).emissions.co2eKg.split('.')[1]?.length ?? 0)),
        );
      const off = kg(2) - 2n * kg(1);
      expect(off >= -2n && off <= 2n).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('whatever is sent, it is answered in its shape or refused by name', () => {
  const figure = fc.oneof(fc.constantFrom('NaN', 'Infinity', '1e400', '-1', '', '0'), fc.double(), fc.string());
  fc.assert(
    fc.property(figure, figure, fc.constantFrom('process', 'refrigerant', 'valueChain', 'fuel'), (a, b, way) => {
      const bodies = {
        process: { process: { process: 'lime', tonnes: a, abatedShare: b } },
        refrigerant: { refrigerant: { gas: 'SF6', screening: { chargeKg: a, leakageShare: b, years: 1 } } },
        valueChain: {
          valueChain: {
            category: 6,
            method: 'distance-based',
            terms: [{ name: 'x', quantity: a, kgCo2ePerUnit: b, source: 's' }],
          },
        },
        fuel: { ...GAS, quantity: a, uncertainty: { activity: b, factor: b, simulate: { seed: 1, draws: 100 } } },
      };
      const said = refusals(bodies[way]);
      if (said.length === 0) one(bodies[way]);
      else for (const each of said) expect(each).toMatch(/ \/./);
    }),
    { numRuns: 60 },
  );
});

test('a word of the library that does not fit is refused by its own field and value', () => {
  expect(refusals({ ...GAS, factorSet: 'nope' })).toEqual(['set_unknown /factorSet']);
  expect(refusals({ ...GAS, category: 'Fish' })).toEqual(['category_without_factor /category']);
  expect(refusals({ ...GAS, fuel: 'constructor' })).toEqual(['fuel_unknown /fuel']);
});

test('more simulated draws than a request can compute are refused before any is drawn', () => {
  const simulated = { ...GAS, uncertainty: { activity: '0.1', factor: '0.1', simulate: { seed: 1, draws: 20_000 } } };
  const outcome = (items: readonly unknown[]) => {
    try {
      refuseHeavyItems(items);
      return 'computed';
    } catch (error) {
      if (!isFault(error)) throw error;
      return `${error.type.reason} ${error.problems[0]?.field}`;
    }
  };
  expect(outcome(Array(101).fill(simulated))).toBe('simulation_too_heavy /items');
  expect(outcome(Array(100).fill(simulated))).toBe('computed');
  expect(outcome([...Array(1000).fill(GAS), null, 'x'])).toBe('computed');
  const entries = Array.from({ length: 101 }, (_, at) => ({ ...simulated, reference: `e${at}` }));
  expect(refusals({ inventory: entries })).toEqual(['simulation_too_heavy /inventory']);
});
