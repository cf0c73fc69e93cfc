// Meters to intensity, weather taken out, and what measures are worth: through the whole agent, with receipts that recompute.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { replays } from '../index.ts';
import { buildingEnergy } from './index.ts';
import { BuildingEnergyOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}
async function run(input: JsonObject, content?: string) {
  const receipt: string[] = [];
  const { output } = await buildingEnergy.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { areaUnit: 'ft2', ...input, ...(content === undefined ? {} : { activityFile: { fileId: 'f' } }) },
    ...(content === undefined ? {} : { file: bytes(content) }),
    sink: { receipt: (text) => void receipt.push(text), rows: () => undefined, refused: () => undefined },
    signer,
  });
  return { output: BuildingEnergyOutput.parse(output), receipt: receipt.join('') };
}
const valid = async (receipt: string) => (await verifyReceipt(bytes(receipt), { replays })).valid;
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'answered',
    (error: unknown) =>
      isFault(error) ? `${error.type.reason} ${error.problems[0]?.field ?? ''}` : `${String(error)}`,
  );

const HALL = { building: 'Hall', floorArea: 10_000, propertyType: 'Office', year: 2023 };
const METERS = { data: 'meters', buildings: [HALL], units: { electricity: 'kWh' }, country: 'US' };
const month = (n: number) => String(n).padStart(2, '0');
const bills = Array.from({ length: 12 }, (_, index) => {
  const last = new Date(Date.UTC(2023, index + 1, 0)).getUTCDate();
  return `Hall,electricity,2023-${month(index + 1)}-01,2023-${month(index + 1)}-${last},${1000 + index}`;
});
const HEADER = 'building,energy,from,to,amount';

test('twelve bills are the year they cover, and come to what the year itself would', async () => {
  const { output, receipt } = await run(METERS, [HEADER, ...bills].join('\n'));
  const { output: annual } = await run({ buildings: [{ ...HALL, electricity: 12_066 }] });
  expect(output.total).toEqual(annual.total);
  expect(output.buildings[0]?.meters).toMatchObject([{ id: 'Hall electricity', coveredDays: 365, estimated: '0' }]);
  expect(output.counts).toEqual({ records: 12, computed: 12, refused: 0 });
  expect(output.shareOnDefaults).toBe('0');
  expect(await valid(receipt)).toBe(true);
  expect(await valid(receipt.replace('"amount":"1000"', '"amount":"1001"'))).toBe(false);
});

test('bills in any order come to the same', async () => {
  const { output } = await run(METERS, [HEADER, ...bills].join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(bills, { minLength: 12 }), async (order) => {
      expect((await run(METERS, [HEADER, ...order].join('\n'))).output).toEqual(output);
    }),
    { numRuns: 10 },
  );
});

test('holes are gaps unless they are to be filled, and then a default with its share', async () => {
  const holey = [HEADER, ...bills.slice(0, 11)].join('\n');
  const open = (await run(METERS, holey)).output;
  expect(open.gaps.map(({ message }) => message).join()).toContain('2023-12-01 to 2023-12-31: not filled');
  const filled = (await run({ ...METERS, fillGaps: true }, holey)).output;
  expect(filled.gaps.map(({ message }) => message).join()).toContain('filled at the mean');
  expect(filled.defaultsUsed.map(({ what }) => what)).toContain('gap_filled');
  expect(Number(filled.shareOnDefaults)).toBeCloseTo(31 / 365, 6);
});

test('a bad row of meter data is refused by column and code, and the rest still counts', async () => {
  const rows: [string, string, string][] = [
    ['Hall,electricity,E1,2023-01-01,500,,', '', ''],
    ['Hall,electricity,E1,2023-06-01,400,,', 'register', 'meter_data_refused'],
    ['Hall,electricity,E1,2024-01-01,900,,', '', ''],
    ['Hall,electricity,E1,2023-02-30,600,,', 'day', 'meter_data_refused'],
    ['Hall,natural gas,E1,2023-03-01,600,,', 'meter', 'meter_differs'],
    ['Hall,coal,E2,2023-03-01,600,,', 'energy', 'energy_unknown'],
    ['Hall,constructor,E2,2023-03-01,600,,', 'energy', 'energy_unknown'],
    ['Hal,electricity,E1,2023-03-01,600,,', 'building', 'building_unknown'],
    ['Hall,electricity,E1,2023-03-01,NaN,,', 'register', 'quantity_not_a_number'],
    ['Hall,electricity,E1,2023-03-01,,,', 'amount', 'reading_or_bill'],
    ['Hall,electricity,E1,2023-03-01,600,maybe,', 'reset', 'flag_unreadable'],
    ['Hall,electricity,E3,2023-03-01,600,,stone', 'unit', 'building_value_missing'],
  ];
  const header = 'building,energy,meter,date,reading,reset,unit';
  const { output, receipt } = await run(METERS, [header, ...rows.map(([row]) => row)].join('\n'));
  expect(output.refused.rows.map(({ column, code }) => [column, code])).toEqual(
    rows.flatMap(([, column, code]) => (code === '' ? [] : [[column, code]])),
  );
  expect(output.buildings[0]?.meters?.[0]?.amount).toBe('400');
  expect(await valid(receipt)).toBe(true);
});

test('an exchanged meter and a roll-over are counted when they are declared', async () => {
  const header = 'building,energy,meter,date,reading,reset,final register,register size';
  const rows = [
    'Hall,electricity,E1,2023-01-01,900,,,',
    'Hall,electricity,E1,2023-05-01,0,yes,1000,',
    'Hall,electricity,E1,2024-01-01,50,,,',
    'Hall,electricity,E2,2023-01-01,99990,,,100000',
    'Hall,electricity,E2,2024-01-01,5,,,100000',
  ];
  const { output } = await run(METERS, [header, ...rows].join('\n'));
  expect(output.buildings[0]?.meters?.map(({ amount }) => amount)).toEqual(['150', '15']);
});

test('buildings without year or floor area, and bad figures for all, end the run before the first row', async () => {
  const meters = [{ building: 'Hall', energy: 'gas', from: '2023-01-01', to: '2023-12-31', amount: 1 }];
  const ask = (more: JsonObject) => refusal(run({ ...METERS, meters, ...more }));
  expect(await ask({})).toBe('answered');
  expect(await ask({ buildings: [{ building: 'Hall', year: 2023 }] })).toBe('building_refused /buildings/0/floorArea');
  expect(await ask({ buildings: [{ building: 'Hall', floorArea: 5 }] })).toBe('building_refused /buildings/0/year');
  const prices = { currency: 'USD', discountRate: '0.05', naturalGas: 1 };
  const measure = { name: 'x', energy: 'natural-gas', saves: '1.2', investment: 1, years: 1 };
  expect(await ask({ prices, measures: [measure] })).toBe('figure_out_of_range /measures/0/saves');
  expect(await ask({ normalDegreeDays: '1e400' })).toBe('number_refused /normalDegreeDays');
});

test('a measure shows what it saves and whether it pays, with no rate where there is none', async () => {
  const { options } = (await run(buildingEnergy.manifest.examples[0]?.input ?? {})).output.buildings[0] ?? {};
  const [led] = options ?? [];
  expect(led?.saves).toMatchObject({ amount: '150935.01', unit: 'kWh' });
  // 150,935.01 kWh × 0.11 USD.
  expect(led?.money).toMatchObject({ savingAYear: '16602.8511', irr: { status: 'one' } });
  expect(Number(led?.money?.paybackYears)).toBeCloseTo(95000 / 16602.8511, 9);
  expect(Number(led?.money?.npv)).toBeCloseTo(16602.8511 * ((1 - 1.05 ** -15) / 0.05) - 95000, 4);
  expect(Number(led?.money?.abatementCostPerTonne)).toBeLessThan(0);
  const none = {
    buildings: [{ ...HALL, electricity: 0 }],
    prices: { currency: 'USD', discountRate: '0.05', electricity: 1 },
    measures: [{ name: 'x', energy: 'electricity', saves: '0.1', investment: 10, years: 3 }],
  };
  const [idle] = (await run(none)).output.buildings[0]?.options ?? [];
  expect(idle?.money).toMatchObject({ irr: { status: 'none', rates: [] }, paybackYears: null, npv: '-10' });
});

// Fairbanks North Star Borough, heat (MMBtu) and heating degree days by fiscal year (alanmitchell/fnsb-benchmark@b7b8066).
const FAIRBANKS = 'building,year,floor area,district steam,HDD\n'.concat(
  [
    ...['2007,1000,7691.68,14075', '2008,1000,8144.34,13382', '2009,1000,7858.28,14471', '2010,1000,7603.41,13119'],
    ...['2011,1000,7545.24,13667', '2012,1000,8227.55,13960', '2013,1000,8414.63,14939', '2014,1000,8009.39,12531'],
    ...['2015,1000,6879.68,12345', '2016,1000,6483.65,12017'],
  ]
    .map((row) => `School,${row}\n`)
    .join(''),
);

test('ten real years of degree days make a line, and years come out as a normal one would have been', async () => {
  const { output, receipt } = await run({ normalDegreeDays: '13450.6' }, FAIRBANKS);
  const [school] = output.weather;
  // numpy polyfit and corrcoef of the same ten pairs.
  expect(Number(school?.r2)).toBeCloseTo(0.542194205708, 9);
  expect(Number(school?.kbtuPerDegreeDay)).toBeCloseTo(0.466746711, 8);
  expect(Number(school?.cvRmse)).toBeCloseTo(0.056463782088, 9);
  expect(school?.sound).toBe(false);
  expect(school?.years).toHaveLength(10);
  expect(await valid(receipt)).toBe(true);
});

test('as of a day, only factors recorded by then answer, and the receipt recomputes', async () => {
  const buildings = [{ building: 'Hall', year: 2022, floorArea: 1000, electricity: 1000, region: 'US-NWPP' }];
  const [now, then] = [await run({ buildings }), await run({ buildings, asOf: '2020-01-01' })];
  expect(now.output.factors.map(({ version, outOfPeriod }) => [version, outOfPeriod])).toEqual([
    ['eGRID2022 (2024-01-30)', 0],
  ]);
  expect(then.output.factors).toEqual([]);
  expect(then.output.gaps.map(({ message }) => message).join()).toContain('electricity: ');
  expect(then.output.asOf).toBe('2020-01-01');
  expect(await valid(now.receipt)).toBe(true);
  expect(await valid(then.receipt)).toBe(true);
});

test('a stated uncertainty of the meters becomes that of the result', async () => {
  const ask = { buildings: [{ ...HALL, electricity: 1000 }], uncertainty: { meters: '0.02' } };
  expect((await run(ask)).output.uncertainty).toMatchObject({ status: 'known', relative95: '0.02' });
  expect(await refusal(run({ ...ask, uncertainty: { meters: '-1' } }))).toBe('figure_out_of_range /uncertainty/meters');
});
