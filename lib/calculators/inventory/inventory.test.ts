// An inventory counts every consumption once, whatever the order its entries come in, and never adds the two scope 2 methods.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Emissions } from '../emissions/emissions.ts';
import { type InventoryEntry, takeInventory } from './index.ts';

const emits = (co2e: bigint, biogenicCo2 = 0n): Emissions => ({ co2: co2e, ch4: 0n, n2o: 0n, co2e, biogenicCo2 });
const january = { from: '2025-01-01', to: '2025-01-31' };
const entry = (
  reference: string,
  scope: 1 | 2 | 3,
  co2e: bigint,
  more: Partial<InventoryEntry> = {},
): InventoryEntry => ({
  ...{ reference, scope, emissions: emits(co2e) },
  ...more,
});

test('location-based and market-based scope 2 make two totals, and biogenic CO2 none', () => {
  const inventory = takeInventory([
    { ...entry('boiler', 1, 10n), emissions: emits(10n, 7n) },
    entry('grid', 2, 100n, { marketCo2e: 0n }),
    entry('flight', 3, 5n, { category: 6 }),
  ]);
  expect([inventory.totalLocation, inventory.totalMarket, inventory.biogenicCo2]).toEqual([115n, 15n, 7n]);
  expect(inventory.scope3ByCategory.get(6)?.co2e).toBe(5n);
  expect(inventory.warnings).toEqual([]);
});

test('where only some sites have contracts the others enter the market total as they are, and it is said', () => {
  const inventory = takeInventory([entry('a', 2, 100n, { marketCo2e: 20n }), entry('b', 2, 50n)]);
  expect([inventory.scope2Location.co2e, inventory.scope2Market]).toEqual([150n, 70n]);
  expect(inventory.warnings).toMatchObject([{ code: 'location_for_market', references: ['b'] }]);
});

test('the same consumption under two scopes counts in the lower one', () => {
  const van = { activityId: 'van-7 diesel' };
  const inventory = takeInventory([entry('freight', 3, 9n, { category: 4, ...van }), entry('van', 1, 8n, van)]);
  expect(inventory.totalLocation).toBe(8n);
  expect(inventory.leftOut).toMatchObject([
    {
      reference: 'freight',
      code: 'counted_in_other_scope',
      countedAs: 'van',
      message: expect.stringMatching(/category 4/),
    },
  ]);
});

test('grid losses are category 3 beside the use, unless the factor of the use holds them', () => {
  const power = { meter: 'm1', period: january };
  const losses = entry('losses', 3, 4n, { ...power, category: 3, stretch: 'grid-losses' });
  expect(takeInventory([entry('grid', 2, 50n, power), losses]).totalLocation).toBe(54n);
  const lifeCycle = takeInventory([
    entry('grid', 2, 54n, { ...power, includes: ['use', 'grid-losses', 'well-to-tank'] }),
    losses,
  ]);
  expect(lifeCycle.totalLocation).toBe(54n);
  expect(lifeCycle.leftOut).toMatchObject([{ reference: 'losses', code: 'counted_in_factor' }]);
});

test('one meter and period twice counts once; a part shared counts and is told', () => {
  const reading = { meter: 'm1', fuel: 'electricity', period: january };
  const twice = takeInventory([entry('bill', 2, 50n, reading), entry('bill again', 2, 50n, reading)]);
  expect([twice.totalLocation, twice.leftOut.map(({ code }) => code)]).toEqual([50n, ['counted_twice']]);
  const contracted = takeInventory([
    entry('bill', 2, 50n, reading),
    entry('office', 2, 50n, { ...reading, marketCo2e: 20n }),
  ]);
  expect([contracted.scope2Market, contracted.leftOut[0]?.reference]).toEqual([20n, 'bill']);
  const late = { ...reading, period: { from: '2025-01-20', to: '2025-02-19' } };
  const shared = takeInventory([entry('bill', 2, 50n, reading), entry('next', 2, 60n, late)]);
  expect([shared.totalLocation, shared.warnings.map(({ code }) => code)]).toEqual([110n, ['periods_overlap']]);
});

test('parts make the total and order never matters, whatever is entered', () => {
  const drawn = fc.record({
    scope: fc.constantFrom(1 as const, 2 as const, 3 as const),
    co2e: fc.bigInt({ min: 0n, max: 10n ** 18n }),
    market: fc.option(fc.bigInt({ min: 0n, max: 10n ** 18n }), { nil: undefined }),
    category: fc.integer({ min: 1, max: 15 }),
    activityId: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 12 }), (rows) => {
      const entries = rows.map(({ scope, co2e, market, category, activityId }, index) =>
        entry(`r${index}`, scope, co2e, {
          ...(scope === 3 && { category }),
          ...(scope === 2 && market !== undefined && { marketCo2e: market }),
          ...(activityId !== undefined && { activityId }),
        }),
      );
      const inventory = takeInventory(entries);
      const { totalLocation, totalMarket, scope1, scope2Location, scope3, scope3ByCategory, counted, leftOut } =
        inventory;
      expect(counted.length + leftOut.length).toBe(entries.length);
      expect(totalLocation).toBe(counted.reduce((sum, { emissions }) => sum + emissions.co2e, 0n));
      expect([...scope3ByCategory.values()].reduce((sum, { co2e }) => sum + co2e, 0n)).toBe(scope3.co2e);
      const reversed = takeInventory(entries.toReversed());
      expect([reversed.totalLocation, reversed.totalMarket, reversed.scope1, reversed.scope2Location]).toEqual([
        totalLocation,
        totalMarket,
        scope1,
        scope2Location,
      ]);
    }),
  );
});
