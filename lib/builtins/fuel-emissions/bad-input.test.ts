// Bad rows are refused one by one with column, value, reason and remedy; good rows of the same file still compute.
import { generateKeyPairSync } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { ActivitiesMissing, ActivityFileRefused, NothingUsable } from '../../rows/index.ts';
import { type Fault, isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { replays } from '../index.ts';
import { fuelEmissions } from './index.ts';
import { FuelEmissionsOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function run(content: string | Uint8Array | undefined, input: JsonObject = {}, signal?: AbortSignal) {
  const [receipt, rows, refused]: [string[], string[], string[]] = [[], [], []];
  const { output } = await fuelEmissions.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { gwpSet: 'AR5', ...(content === undefined ? {} : { activityFile: { fileId: 'f' } }), ...input },
    ...(content === undefined ? {} : { file: bytes(content) }),
    sink: {
      receipt: (text) => void receipt.push(text),
      rows: (text) => void rows.push(text),
      refused: (text) => void refused.push(text),
    },
    signer,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    output: FuelEmissionsOutput.parse(output),
    receipt: receipt.join(''),
    rows: rows.join(''),
    refused: refused.join(''),
  };
}
const fault = async (content: string | undefined, input?: JsonObject): Promise<Fault> => {
  const error: unknown = await run(content, input).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!isFault(error)) throw new Error(`not a fault: ${String(error)}`);
  return error;
};

const HEADER = 'site,date,fuel,quantity,unit,region';
const GOOD = 'Mill,2025-03,natural gas,100,therm,US';

test('each kind of bad row is refused by its own code, and the good row still counts', async () => {
  const bad: [string, string, string][] = [
    [',2025-03,natural gas,1,therm,US', 'site', 'site_missing'],
    ['Mill,,natural gas,1,therm,US', 'date', 'date_missing'],
    ['Mill,03/04/2025,natural gas,1,therm,US', 'date', 'date_unreadable'],
    ['Mill,1812,natural gas,1,therm,US', 'date', 'date_unreadable'],
    ['Mill,2019-03,natural gas,1,therm,US', 'date', 'period_without_factor'],
    ['Mill,2025-03,plutonium,1,therm,US', 'fuel', 'fuel_unknown'],
    ['Mill,2025-03,,1,therm,US', 'fuel', 'fuel_missing'],
    ['Mill,2025-03,natural gas,,therm,US', 'quantity', 'quantity_missing'],
    ['Mill,2025-03,natural gas,-1,therm,US', 'quantity', 'quantity_negative'],
    ['Mill,2025-03,natural gas,1e15,therm,US', 'quantity', 'quantity_absurd'],
    ['Mill,2025-03,natural gas,1e400,therm,US', 'quantity', 'quantity_absurd'],
    ['Mill,2025-03,natural gas,NaN,therm,US', 'quantity', 'quantity_not_a_number'],
    ['Mill,2025-03,natural gas,"1,234",therm,US', 'quantity', 'quantity_ambiguous'],
    ['Mill,2025-03,natural gas,1,furlong,US', 'unit', 'unit_unknown'],
    ['Mill,2025-03,natural gas,1,kg,US', 'unit', 'unit_mismatch'],
    ['Mill,2025-03,natural gas,1,,US', 'unit', 'unit_missing'],
    ['Mill,2025-03,natural gas,1,therm,', 'region', 'region_missing'],
    ['Mill,2025-03,natural gas,1,therm,Mordor', 'region', 'region_unknown'],
    ['Mill,2025-03,natural gas,1,000,therm,US', '', 'cell_count'],
  ];
  const { output, refused, receipt } = await run([HEADER, GOOD, ...bad.map(([row]) => row), ''].join('\n'));
  expect(output.refused.rows.map(({ column, code }) => [column, code])).toEqual(
    bad.map(([, column, code]) => [column, code]),
  );
  expect(output.refused.rows.map(({ row, line }) => [row, line])).toEqual(bad.map((_, i) => [i + 2, i + 3]));
  expect(output.counts).toEqual({
    records: bad.length + 1,
    activities: bad.length + 1,
    computed: 1,
    refused: bad.length,
  });
  expect(output.total.co2eKg).toBe('531.145');
  expect(
    refused
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(output.refused.rows);
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
});

test('each gas adds up alike from rows, from sites and from scopes, and every computed row is listed once', async () => {
  const { output, rows } = await run(
    [
      HEADER,
      GOOD,
      ' Mill ,2025-04,diesel,"1,000.5",gallon,US',
      'Mill,2025-03,plutonium,1,kg,US',
      'Yard,2025-03,wood and wood residuals,3,short ton,US',
      'Yard,2023-03,electricity,10,MWh,US-CAMX',
    ].join('\n'),
  );
  const lines = rows
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ row, line, site, scope, quantity, unit }) => [row, line, site, scope, quantity, unit])).toEqual([
    [1, 2, 'Mill', 1, '100', 'therm'],
    [2, 3, 'Mill', 1, '1000.5', 'gallon'],
    [4, 5, 'Yard', 1, '3', 'short ton'],
    [5, 6, 'Yard', 2, '10', 'MWh'],
  ]);
  expect(new Set(lines.map(({ factor }) => factor))).toEqual(new Set(output.factors.map(({ id }) => id)));
  const micrograms = (text = '0') => Math.round(Number(text) * 1e6);
  const sum = (items: readonly Record<string, unknown>[], gas: string) =>
    items.reduce((all, item) => all + micrograms(item[gas] === undefined ? '0' : String(item[gas])), 0);
  for (const gas of ['co2Kg', 'ch4Kg', 'n2oKg', 'co2eKg', 'biogenicCo2Kg'] as const) {
    const total = micrograms(output.total[gas]);
    for (const items of [lines, output.sites.all, Object.values(output.scopes)])
      expect(Math.abs(sum(items, gas) - total), gas).toBeLessThanOrEqual(lines.length);
  }
});

test('a wrong header is refused naming what is missing and the nearest name', async () => {
  const wrong = await fault('site,date,fule,quantty,unit\nMill,2025,natural gas,1,therm\n');
  expect(isFault(wrong, ActivityFileRefused)).toBe(true);
  expect(wrong.message).toMatch(/"fuel" \(is it "fule"\?\), "quantity" \(is it "quantty"\?\)/);
  expect((await fault('site,site,date,fuel,quantity,unit\n')).message).toMatch(/"site" twice/);
});

test('a file with nothing usable fails with the whole report', async () => {
  const error = await fault(`${HEADER}\nMill,2025,plutonium,1,kg,US\n`);
  expect(isFault(error, NothingUsable)).toBe(true);
  expect(error.problems[0]?.details).toMatchObject({
    rowsRead: 1,
    refused: 1,
    rows: [{ row: 1, line: 2, column: 'fuel', value: 'plutonium' }],
  });
  expect(isFault(await fault(`${HEADER}\n`), NothingUsable)).toBe(true);
  expect(isFault(await fault(undefined), ActivitiesMissing)).toBe(true);
});

test('byte order mark, semicolons and decimal commas change nothing in the result', async () => {
  const plain = await run(`${HEADER}\nMill,2025-03,natural gas,1234.5,therm,US\n`);
  const german = await run(
    '\uFEFFSite;Date;Fuel;Quantity;Unit;Region\r\n"Mill";2025-03;natural gas;1.234,5;therm;US\r\n',
  );
  expect(german.output.total).toEqual(plain.output.total);
});

test('quantities of one file are all read with the decimal sign that the first to show one has, and the result says so', async () => {
  const rows = ['1.234,5', '1.234', '0,5', '0.5', '7'].map((cell) => `Mill;2025-03;natural gas;${cell};therm;US`);
  const { output, receipt } = await run([HEADER.replaceAll(',', ';'), ...rows].join('\n'));
  const plain = await run([HEADER, ...['1234.5', '1234', '0.5', '7'].map((n) => GOOD.replace('100', n))].join('\n'));
  expect(output.total).toEqual(plain.output.total);
  expect(output.refused.rows.map(({ value, code }) => [value, code])).toEqual([['0.5', 'quantity_ambiguous']]);
  expect(output.assumptions).toEqual([{ code: 'decimal_separator', message: expect.stringContaining('","'), rows: 3 }]);
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
});

test('a JSON number is read as it is, whatever the texts beside it show', async () => {
  const activity = { site: 'Mill', date: '2025-03', fuel: 'natural gas', unit: 'therm', region: 'US' };
  const { output, receipt } = await run(undefined, {
    activities: [1.234, '0,5', 1.234].map((quantity) => ({ ...activity, quantity })),
  });
  expect(output.counts).toMatchObject({ computed: 3 });
  expect(receipt).toContain('"quantity":1.234,');
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
});

test('one site is one site, with blanks around it or its accents written apart, and another encoding makes none of two', async () => {
  const sites = ['Caf\u00e9', ' Caf\u00e9 ', 'Cafe\u0301', 'Cafe'].map((site) => GOOD.replace('Mill', site));
  const { output } = await run([HEADER, ...sites].join('\n'));
  expect(output.sites.all.map(({ site, rows }) => [site, rows])).toEqual([
    ['Caf\u00e9', 3],
    ['Cafe', 1],
  ]);
  const latin = Buffer.from([HEADER, GOOD, sites[0], GOOD.replace('Mill', 'Caf\u00e8')].join('\n'), 'latin1');
  const mixed = await run(latin);
  expect(mixed.output.sites.all.map(({ site }) => site)).toEqual(['Mill']);
  expect(mixed.output.refused.rows.map(({ line, code }) => [line, code])).toEqual([
    [3, 'not_utf8'],
    [4, 'not_utf8'],
  ]);
  expect(await verifyReceipt(bytes(mixed.receipt), { replays })).toMatchObject({ valid: true });
});

test('a stray quote refuses its record, and what it swallowed is never missing from the report', async () => {
  const rows = [GOOD, GOOD.replace('Mill', '12" pipe'), `"${GOOD}`, GOOD.replace('Mill', 'Mill"'), GOOD];
  const { output, receipt } = await run([HEADER, ...rows].join('\n'));
  expect(output.counts).toMatchObject({ records: 4, computed: 2 });
  expect(output.refused.rows.map(({ line, code }) => [line, code])).toEqual([
    [3, 'stray_quote'],
    [4, 'swallowed_rows'],
  ]);
  expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
});

test('defaults are used only where the row is silent, and each is listed', async () => {
  const { output } = await run('site,fuel,quantity,unit\nMill,electricity,10,MWh\n', {
    region: 'US-CAMX',
    date: '2016',
    factorPeriod: 'nearest',
  });
  expect(output.assumptions.map(({ code, rows }) => [code, rows])).toEqual([
    ['region_default', 1],
    ['date_default', 1],
    ['factor_out_of_period', 1],
  ]);
});

test('totals do not depend on the order of rows, and sites add up to the total', async () => {
  const row = fc
    .tuple(
      fc.constantFrom('A', 'B', 'C'),
      fc.constantFrom('natural gas,therm', 'steam,kBtu', 'diesel,gallon'),
      fc.nat(10 ** 7),
    )
    .map(([site, kind, n]) => `${site},2025-03,${kind.split(',')[0]},${n / 100},${kind.split(',')[1]},US`);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const forward = (await run([HEADER, ...rows].join('\n'))).output;
      const backward = (await run([HEADER, ...rows.toReversed()].join('\n'))).output;
      expect(backward).toEqual(forward);
      const nano = (text: string) => BigInt(Math.round(Number(text) * 1e3));
      const sites = forward.sites.all.reduce((sum, site) => sum + nano(site.co2eKg), 0n);
      expect(Number(sites - nano(forward.total.co2eKg))).toBeLessThanOrEqual(rows.length);
    }),
    { numRuns: 40 },
  );
});

test('no CSV whatever makes the agent throw anything untyped, and every receipt it writes holds', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('natural gas', 'therm', 'US', '2025', '12', '1,5', '"', '"a\nb"', 'electricity', ''),
  );
  const record = fc.array(cell, { minLength: 1, maxLength: 8 }).map((cells) => cells.join(','));
  const file = fc
    .array(fc.oneof(record, fc.constant(GOOD)), { maxLength: 12 })
    .map((rows) => [HEADER, ...rows].join('\n'));
  await fc.assert(
    fc.asyncProperty(file, async (content) => {
      try {
        const { receipt } = await run(content);
        expect(await verifyReceipt(bytes(receipt), { replays })).toMatchObject({ valid: true });
      } catch (error) {
        expect(isFault(error), String(error)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('cells made to break the reader, its memory or its cache are only refused', async () => {
  const rows = [
    `Mill,2025-03,natural gas,${'1'.repeat(60_000)}x,therm,US`,
    `Mill,2025-03,natural gas${' '.repeat(50_000)},-,therm,US`,
    `Mill,2025-03,${'-'.repeat(60_000)}x,1,therm,US`,
    'Mill,2025-03,natural gas,1,therm,US',
    'Mill,2025-03,natural gast,1,herm,US',
  ];
  const { output } = await run([HEADER, ...rows].join('\n'));
  expect(output.refused.rows.map(({ code }) => code)).toEqual([
    'quantity_absurd',
    'quantity_not_a_number',
    'fuel_unknown',
    'fuel_unknown',
  ]);
});

test('an aborted run stops with the reason it was given', async () => {
  await expect(run(`${HEADER}\n${GOOD}\n`, {}, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});

test('schemas are draft 2020-12 that Ajv compiles, and hold for every example and its output', async () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { 'date-time': true } });
  const { inputSchema, outputSchema, examples } = fuelEmissions.manifest;
  const [valid, validOutput] = [ajv.compile(inputSchema), ajv.compile(outputSchema)];
  expect(valid({ gwpSet: 'AR5', region: '\ud800' })).toBe(false);
  for (const example of examples) {
    expect(valid(example.input), JSON.stringify(valid.errors)).toBe(true);
    const { output } = await run(example.file, example.input);
    expect(output.counts.refused, JSON.stringify(output.refused.rows)).toBe(0);
    expect(validOutput(JSON.parse(JSON.stringify(output))), JSON.stringify(validOutput.errors)).toBe(true);
  }
});
