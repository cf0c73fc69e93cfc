// Seattle's published intensities reproduced, and the laws of meters, weather and tariffs.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { buildingBook } from '../../factors/index.ts';
import { add, type Decimal, formatDecimal, ZERO } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import file from './data/cases-building-eui-seattle-2016.json' with { type: 'json' };
import { dayText } from './days.ts';
import {
  benchmarkPosition,
  billOf,
  consumptionOf,
  degreeDays,
  efficiency,
  energyIntensity,
  fitWeather,
  type MeterReading,
  normalise,
  normaliseByRatio,
  periodsFromReadings,
  renewableShare,
  sumBills,
} from './index.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../factors/data/reference/${name}.json`, import.meta.url), 'utf8'));
const book = buildingBook({ conversions: read('building-conversions'), medians: read('building-medians-us') });
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

const Case = z.object({
  id: z.string(),
  inputs: z.object({
    gfa_ft2: z.number(),
    electricity_kwh: z.number(),
    gas_therms: z.number(),
    steam_kbtu: z.number(),
  }),
  expected: z.record(z.string(), z.number()),
  tolerance: z.literal('rel 5e-3'),
});
const cases = z.object({ cases: z.array(Case) }).parse(file).cases;

test('the 103 published Seattle buildings come out: site, source, electricity and gas', () => {
  expect(cases).toHaveLength(103);
  for (const { id, inputs, expected } of cases) {
    const found = energyIntensity(book, {
      floorAreaFt2: inputs.gfa_ft2,
      year: 2016,
      uses: [
        { energy: 'electricity', amount: inputs.electricity_kwh, unit: 'kWh' },
        { energy: 'natural-gas', amount: inputs.gas_therms, unit: 'therm' },
        { energy: 'district-steam', amount: inputs.steam_kbtu, unit: 'kBtu' },
      ],
    });
    const near = (value: Decimal | undefined, key: string): void => {
      const wanted = expected[key] ?? 0;
      expect(Math.abs(num(value) - wanted), `${id} ${key}`).toBeLessThanOrEqual(Math.abs(wanted) * 5e-3);
    };
    near(found.siteEui, 'site_eui_kbtu_ft2');
    near(found.sourceEui, 'source_eui_kbtu_ft2_published');
    near(found.byEnergy[0]?.siteKbtu, 'electricity_kbtu');
    near(found.byEnergy[1]?.siteKbtu, 'gas_kbtu');
  }
});

test('a building stands beside the median of its type, and doubtful medians say so', () => {
  const office = benchmarkPosition(book, '65.2', 'Office');
  expect([num(office.median.siteEui), num(office.difference)]).toEqual([52.9, 0.232514177694]);
  expect(benchmarkPosition(book, 40, 'worship facility').median.doubt).toMatch(/disagree/);
  expect(refusal(() => benchmarkPosition(book, 40, 'Hospital (General Medical & Surgical)'))).toMatch(
    /^building_value_missing/,
  );
  expect(refusal(() => benchmarkPosition(book, 40, 'Offices'))).toMatch(/"Office"/);
});

const reading = (day: string, register: number, more: Partial<MeterReading> = {}): MeterReading => ({
  day,
  register,
  ...more,
});

test('readings become consumption through exchanges and roll-overs', () => {
  const used = periodsFromReadings(
    [
      reading('2024-03-01', 12, { reset: true, finalRegister: 1300 }),
      reading('2024-01-01', 1000),
      reading('2024-02-01', 1200),
      reading('2024-04-01', 99_990, { estimated: true }),
      reading('2024-05-01', 40),
    ],
    100_000,
  );
  expect(used.map(({ from, to, amount, estimated }) => [from, to, num(amount), estimated])).toEqual([
    ['2024-01-01', '2024-01-31', 200, false],
    ['2024-02-01', '2024-02-29', 100, false],
    ['2024-03-01', '2024-03-31', 99_978, true],
    ['2024-04-01', '2024-04-30', 50, true],
  ]);
});

test('a meter read and exchanged on one day loses nothing, in whichever order the two are written', () => {
  const day = [reading('2024-02-01', 5, { reset: true }), reading('2024-02-01', 90)];
  for (const both of [day, day.toReversed()]) {
    const used = periodsFromReadings([reading('2024-01-01', 40), ...both, reading('2024-03-01', 15)]);
    expect(used.map(({ amount }) => num(amount))).toEqual([50, 10]);
  }
});

test('consumption over readings is what the register gained, however often it was read', () => {
  const steps = fc.array(fc.nat(1000), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(steps, (gains) => {
      let register = 0;
      const readings = gains.map((gain, index) => {
        register += gain;
        return reading(dayText(20_000 + index * 7), register);
      });
      const periods = periodsFromReadings(readings.toReversed());
      const [from, to] = [periods[0]?.from ?? '', periods.at(-1)?.to ?? ''];
      const { amount, gaps } = consumptionOf(periods, { from, to });
      expect([num(amount), gaps]).toEqual([register - (gains[0] ?? 0), []]);
    }),
    { numRuns: 50 },
  );
});

test('gaps are reported and filled only when asked, and what reaches beyond counts by its days', () => {
  const periods = [
    { from: '2024-01-01', to: '2024-01-31', amount: 310 },
    { from: '2024-03-01', to: '2024-03-31', amount: 310 },
    { from: '2024-01-01', to: '2024-01-31', amount: 310 },
  ];
  const quarter = { from: '2024-01-01', to: '2024-03-31' };
  const plain = consumptionOf(periods, quarter);
  expect(plain).toMatchObject({
    coveredDays: 62,
    days: 91,
    duplicates: [2],
    gaps: [{ from: '2024-02-01', to: '2024-02-29' }],
  });
  expect(num(plain.amount)).toBe(620);
  const filled = consumptionOf(periods, { ...quarter, fillGaps: true });
  expect([num(filled.amount), num(filled.measured), num(filled.filled)]).toEqual([910, 620, 290]);
  const half = consumptionOf(periods, { from: '2024-01-16', to: '2024-01-31' });
  expect([num(half.amount), num(half.estimated)]).toEqual([160, 160]);
});

test('splitting the time never changes the sum', () => {
  const periods = [{ from: '2024-01-01', to: '2024-12-31', amount: 366 }];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 364 }), (cut) => {
      const middle = 19_723 + cut;
      const first = consumptionOf(periods, { from: '2024-01-01', to: dayText(middle) }).amount;
      const second = consumptionOf(periods, { from: dayText(middle + 1), to: '2024-12-31' }).amount;
      expect(num(add(first, second))).toBeCloseTo(366, 9);
    }),
    { numRuns: 40 },
  );
});

test('meter data that contradict themselves are refused by the reading', () => {
  const back = [reading('2024-01-01', 100), reading('2024-02-01', 90)];
  expect(refusal(() => periodsFromReadings(back))).toMatch(
    /^meter_data_refused \/readings\/1\/register: .*backwards.*finalRegister/,
  );
  expect(refusal(() => periodsFromReadings([reading('2024-01-01', 1), reading('2024-01-01', 2)]))).toMatch(
    /readings\/1.*differ/,
  );
  expect(refusal(() => periodsFromReadings([reading('2024-02-30', 1)]))).toMatch(/readings\/0\/day: .*no day/);
  expect(refusal(() => periodsFromReadings([reading('2024-01-01', Number.NaN)]))).toMatch(/^number_refused/);
  const overlapping = [
    { from: '2024-01-01', to: '2024-01-31', amount: 1 },
    { from: '2024-01-31', to: '2024-02-29', amount: 1 },
  ];
  expect(refusal(() => consumptionOf(overlapping, { from: '2024-01-01', to: '2024-02-29' }))).toMatch(
    /periods\/1\/from: .*overlaps/,
  );
  expect(refusal(() => consumptionOf([], { from: '2024-02-01', to: '2024-01-01' }))).toMatch(/\/to/);
});

test('a line through exact data is found exactly, and normal weather leaves consumption as it is', () => {
  const days = fc.uniqueArray(fc.nat(900), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(days, fc.nat(500), fc.nat(40), (degrees, base, slope) => {
      const periods = degrees.map((d) => ({ degreeDays: d, amount: base + slope * d }));
      const line = fitWeather(periods);
      expect([num(line.base), num(line.perDegreeDay), num(line.r2)]).toEqual([base, slope, 1]);
      const [first] = periods;
      if (first !== undefined) expect(num(normalise(line, first, first.degreeDays))).toBe(first.amount);
    }),
    { numRuns: 60 },
  );
  expect(num(degreeDays([10, 20, 5], 15))).toBe(15);
  expect(num(degreeDays([10, 20, 5], 15, 'cooling'))).toBe(5);
  expect(num(normaliseByRatio({ amount: 1100, baseload: 100, degreeDays: 2000 }, 2500))).toBe(1350);
  expect(refusal(() => normaliseByRatio({ amount: 1, degreeDays: 0 }, 1))).toMatch(/^figure_out_of_range \/degreeDays/);
  expect(refusal(() => fitWeather([{ amount: 1, degreeDays: 1 }]))).toMatch(/^too_few_observations/);
});

test('efficiency and renewable share have a denominator or are refused', () => {
  expect(num(efficiency(350, 100))).toBe(3.5);
  const uses = [
    { amount: 30, renewable: true },
    { amount: 90, renewable: false },
  ];
  expect(num(renewableShare(uses))).toBe(0.25);
  expect(refusal(() => efficiency(1, 0))).toMatch(/^figure_out_of_range \/input/);
  expect(refusal(() => renewableShare([]))).toMatch(/^figure_out_of_range \/uses/);
  const nothing = { floorAreaFt2: 0, uses: [], year: 2016 };
  expect(refusal(() => energyIntensity(book, nothing))).toMatch(/^figure_out_of_range \/floorAreaFt2/);
  const oil = { floorAreaFt2: 1, uses: [{ energy: 'electricity', amount: 1, unit: 'litre' }], year: 2016 };
  expect(refusal(() => energyIntensity(book, oil))).toMatch(/^building_value_missing \/unit/);
});

test('a bill is its standing charge, its bands and blocks, and its peak', () => {
  const tariff = {
    currency: 'EUR',
    standingPerDay: '0.50',
    bands: { night: '0.10', day: [{ upTo: 100, pricePerUnit: '0.20' }, { pricePerUnit: '0.30' }] },
    pricePerPeakUnit: 5,
  };
  const bill = billOf(tariff, { days: 30, byBand: { night: 200, day: 150 }, peak: 12 });
  expect([bill.standing, bill.energy, bill.demand, bill.total].map(num)).toEqual([15, 55, 60, 130]);
  expect(num(sumBills([bill, bill]).total)).toBe(260);
  expect(refusal(() => sumBills([bill, { ...bill, currency: 'USD' }]))).toMatch(/^currencies_mixed \/bills\/1/);
  expect(refusal(() => billOf(tariff, { days: 1, byBand: { noon: 1 }, peak: 1 }))).toMatch(/bands are night, day/);
  expect(refusal(() => billOf(tariff, { days: 1, byBand: {} }))).toMatch(/^number_refused \/peak/);
  const capped = { currency: 'EUR', bands: { day: [{ upTo: 10, pricePerUnit: 1 }] } };
  expect(refusal(() => billOf(capped, { days: 1, byBand: { day: 11 } }))).toMatch(/without a price/);
});
