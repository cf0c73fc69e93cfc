// The real Seattle file comes out as the city published it; bad rows are refused, gaps and oddities told, receipts recompute.
import { generateKeyPairSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { loadBuiltin, replays } from '../index.ts';
import { buildingEnergy } from './index.ts';
import { BuildingEnergyOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function run(content: string | AsyncIterable<Uint8Array> | undefined, input: JsonObject = {}) {
  const [receipt, refused, rows]: [string[], string[], string[]] = [[], [], []];
  const { output } = await buildingEnergy.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { areaUnit: 'ft2', ...(content === undefined ? {} : { activityFile: { fileId: 'f' } }), ...input },
    ...(content === undefined ? {} : { file: typeof content === 'string' ? bytes(content) : content }),
    sink: {
      receipt: (text) => void receipt.push(text),
      rows: (text) => void rows.push(text),
      refused: (text) => void refused.push(text),
    },
    signer,
  });
  return {
    output: BuildingEnergyOutput.parse(output),
    receipt: receipt.join(''),
    refused: refused.join(''),
    rows: rows.join(''),
  };
}
const valid = async (receipt: string) => (await verifyReceipt(bytes(receipt), { replays })).valid;
const reasonOf = (act: Promise<unknown>) =>
  act.then(
    () => 'answered',
    (error: unknown) => (isFault(error) ? error.type.reason : String(error)),
  );

const HEADER = 'building,year,property type,floor area,electricity,natural gas';
const GOOD = 'Hall,2016,Office,94900,1257791.75,18948.76';

/** City of Chicago, Energy Benchmarking (open data), data years 2014 to 2016: buildings of electricity, gas and steam alone. */
const CHICAGO = new URL('./data/chicago-2014-2016.csv', import.meta.url);

test('the site EUI Chicago published comes out too, within its rounding to whole and tenth kBtu', async () => {
  const units = { electricity: 'kBtu', naturalGas: 'kBtu', districtSteam: 'kBtu' };
  const { output, receipt } = await run(createReadStream(CHICAGO), { decimalSeparator: '.', units, country: 'US' });
  expect(output.counts).toMatchInlineSnapshot(`
    {
      "computed": 400,
      "records": 400,
      "refused": 0,
    }
  `);
  const stated = output.anomalies.find(({ code }) => code === 'stated_eui_differs');
  expect(stated).toMatchInlineSnapshot(`
    {
      "code": "stated_eui_differs",
      "rows": 4,
    }
  `);
  expect(output.shareOnDefaults).toBe('0');
  expect(await valid(receipt)).toBe(true);
});

test('a building shows its place beside the median, and what coming down to it would save', async () => {
  const { output } = await run(`${HEADER}\n${GOOD}\n`);
  const [hall] = output.buildings;
  const { medianSiteEui = '', difference = '' } = hall?.benchmark ?? {};
  expect(Number(difference)).toBeCloseTo(Number(hall?.siteEui) / Number(medianSiteEui) - 1, 9);
  const saving = (Number(hall?.siteEui) - Number(medianSiteEui)) * 94900;
  expect(Number(hall?.savingToMedianKbtu ?? 0)).toBeCloseTo(Math.max(0, saving), 3);
  expect(output.gaps).toEqual([{ message: 'No region is given, so no emissions are computed.', rows: 1 }]);
});

test('each bad row is refused by its column and code, and the good one still counts', async () => {
  const bad: [string, string, string][] = [
    [',2016,Office,1,1,1', 'building', 'cell_empty'],
    ['B,,Office,1,1,1', 'year', 'year_missing'],
    ['B,1812,Office,1,1,1', 'year', 'year_unreadable'],
    ['B,2016,Office,0,1,1', 'floorArea', 'floor_area_missing'],
    ['B,2016,Office,,1,1', 'floorArea', 'floor_area_missing'],
    ['B,2016,Office,1,-1,1', 'electricity', 'quantity_negative'],
    ['B,2016,Office,1,NaN,1', 'electricity', 'quantity_not_a_number'],
    ['B,2016,Office,1,,', 'electricity', 'energy_missing'],
    ['B,2016,Office,1,1e400,', 'electricity', 'quantity_absurd'],
    ['B,2016,Office,1,1', '', 'cell_count'],
  ];
  const { output, receipt, rows } = await run([HEADER, GOOD, ...bad.map(([row]) => row), ''].join('\n'));
  expect(output.refused.rows.map(({ column, code }) => [column, code])).toEqual(bad.map(([, ...told]) => told));
  expect(output.counts).toEqual({ records: bad.length + 1, computed: 1, refused: bad.length });
  expect(
    rows
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).row),
  ).toEqual([1]);
  expect(await valid(receipt)).toBe(true);
});

test('gaps and oddities are told, never filled or hidden', async () => {
  const odd = `${HEADER}\nClinic,2016,Hospital,1000,100000,1\nShed,2016,Office,1000,0,0\nForge,2016,Office,1000,999999,1\n`;
  const { output } = await run(odd, { region: 'US', factorPeriod: 'nearest' });
  expect(output.gaps.map(({ message }) => message).join(' ')).toMatch(
    /no median for "Hospital".*Name the grid subregion|electricity: /,
  );
  expect(output.anomalies.map(({ code }) => code)).toEqual(['no_energy', 'over_three_times_median']);
  expect(output.emissions.rows).toBe(1);
});

test('rows of a body and rows of a file come to the same, and an altered receipt no longer holds', async () => {
  const building = {
    building: 'Hall',
    year: 2016,
    propertyType: 'Office',
    floorArea: 94900,
    electricity: '1257791.75',
  };
  const body = await run(undefined, { buildings: [{ ...building, naturalGas: '18948.76' }] });
  const file = await run(`${HEADER}\n${GOOD}\n`);
  expect(body.output.total).toEqual(file.output.total);
  expect(await valid(body.receipt)).toBe(true);
  expect(await valid(body.receipt.replace('"floorArea":94900', '"floorArea":94901'))).toBe(false);
  expect(await reasonOf(run(undefined))).toBe('rows_missing');
  expect(await reasonOf(run(`${HEADER}\n`))).toBe('nothing_usable');
});

test('a unit the header names must be the one that is counted in, and the better of two columns is taken', async () => {
  const header = (electricity: string) => `building,year,PrimaryPropertyType,LargestPropertyUseType,gfa,${electricity}`;
  const file = (electricity: string) => `${header(electricity)}\nHall,2016,Large Office,Office,94900,1257791.75\n`;
  const inKwh = await run(file('Electricity (kWh)'));
  expect(inKwh.output.ignoredColumns).toEqual(['PrimaryPropertyType']);
  expect(inKwh.output.buildings[0]?.benchmark?.propertyType).toBe('Office');
  expect(await reasonOf(run(file('Electricity Use (kBtu)')))).toBe('activity_file_refused');
  const { output } = await run(file('Electricity Use (kBtu)'), { units: { electricity: 'kBtu' } });
  expect(output.total.siteKbtu).toBe('1257791.75');
  const metres = file('Electricity (kWh)').replace('gfa', 'Gross Floor Area - Buildings (sq ft)');
  expect(await reasonOf(run(metres, { areaUnit: 'm2' }))).toBe('activity_file_refused');
  expect((await run(metres)).output.total).toEqual(inKwh.output.total);
});

test('inputs and results fit the published schemas, examples included', async () => {
  const { inputSchema, outputSchema, examples } = buildingEnergy.manifest;
  const ajv = new Ajv2020({ strict: false, formats: { date: true } });
  for (const { name, input, file } of examples) {
    expect(ajv.validate(inputSchema, input), name).toBe(true);
    const { output, receipt } = await run(file, { ...input });
    expect(ajv.validate(outputSchema, output), JSON.stringify(ajv.errors)).toBe(true);
    expect(output.counts.refused).toBe(0);
    expect(await valid(receipt)).toBe(true);
  }
  expect(await loadBuiltin('building-energy')).toBe(buildingEnergy);
});
