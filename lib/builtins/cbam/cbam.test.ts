// A quarter's imports through the whole agent: what is owed, what is missing, and a receipt that recomputes to the last digit.
import { generateKeyPairSync } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessImport } from '../../calculators/index.ts';
import { cbamTables } from '../../factors/index.ts';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { loadBuiltin, replays } from '../index.ts';
import { cbam } from './index.ts';
import { CbamInput } from './input.ts';
import { CbamOutput } from './output.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function run(content: string | undefined, input: JsonObject = {}) {
  const [receipt, refused, rows]: [string[], string[], string[]] = [[], [], []];
  const { output } = await cbam.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { quarter: '2026-Q1', ...(content === undefined ? {} : { activityFile: { fileId: 'f' } }), ...input },
    ...(content === undefined ? {} : { file: bytes(content) }),
    sink: {
      receipt: (text) => void receipt.push(text),
      rows: (text) => void rows.push(text),
      refused: (text) => void refused.push(text),
    },
    signer,
  });
  return {
    output: CbamOutput.parse(output),
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

const HEADER = 'reference,CN code,country of origin,net mass,unit,direct emissions';
const COIL = 'A1,72081000,IN,100,t,';

test('one import owes what the calculator says, with mark-up on its default value', async () => {
  const { output, receipt } = await run(`${HEADER}\n${COIL}\n`);
  const item = { cnCode: '72081000', origin: 'IN', year: 2026, massT: 100, quarter: '2026-Q1' };
  const { byDefault } = assessImport(cbamTables(), item);
  expect(output.total).toMatchObject({
    rows: 1,
    massT: '100',
    embeddedT: formatDecimal(byDefault.embeddedT),
    payableT: formatDecimal(byDefault.payableT),
    certificates: formatDecimal(byDefault.certificates),
    euro: formatDecimal(byDefault.euro),
    shareByDefaults: '1',
  });
  expect(output.gaps.map(({ code }) => code)).toContain('default_value');
  expect(output.deMinimis).toMatchObject({ massT: '100', thresholdT: '50', withinThreshold: false });
  expect(await valid(receipt)).toBe(true);
});

test('actual emissions count where they are given, and the default route is shown beside them in the receipt', async () => {
  const { output, receipt } = await run(`${HEADER}\nA1,72081000,IN,100000,kg,2.1\n`);
  expect(output.total).toMatchObject({ massT: '100', embeddedT: '210', shareByDefaults: '0' });
  expect(output.gaps.map(({ code }) => code)).not.toContain('default_value');
  expect(Number(output.defaultCostsMoreEur)).toBeGreaterThan(0);
  expect(receipt).toContain('"byActual"');
  expect(await valid(receipt)).toBe(true);
});

test('each bad row is refused by its column and code, and the good one still counts', async () => {
  const bad: [string, string, string][] = [
    ['B,01012100,IN,1,t,', 'cnCode', 'cn_code_refused'],
    ['B,76011000,IN,1,t,', 'cnCode', 'cn_code_of_another_year'],
    ['B,7,IN,1,t,', 'cnCode', 'cn_code_refused'],
    ['B,,IN,1,t,', 'cnCode', 'cell_empty'],
    ['B,72081000,DE,1,t,', 'origin', 'origin_refused'],
    ['B,72081000,Atlantis,1,t,', 'origin', 'origin_refused'],
    ['B,72081000,IN,-1,t,', 'mass', 'figure_out_of_range'],
    ['B,72081000,IN,NaN,t,', 'mass', 'quantity_not_a_number'],
    ['B,72081000,IN,1e400,t,', 'mass', 'quantity_absurd'],
    ['B,72081000,IN,,t,', 'mass', 'cell_empty'],
    ['B,72081000,IN,1,stone,', 'massUnit', 'unit_unknown'],
    ['B,25231000,TR,1,t,0.8', 'indirectEmissions', 'number_refused'],
    ['B,72081000,IN,1,t', '', 'cell_count'],
  ];
  const { output, refused, receipt, rows } = await run([HEADER, COIL, ...bad.map(([row]) => row), ''].join('\n'));
  expect(output.refused.rows.map(({ column, code }) => [column, code])).toEqual(bad.map(([, ...told]) => told));
  expect(output.counts).toEqual({ records: bad.length + 1, computed: 1, refused: bad.length });
  expect(
    rows
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).row),
  ).toEqual([1]);
  expect(
    refused
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(output.refused.rows);
  expect(await valid(receipt)).toBe(true);
});

const made = (processes: JsonObject[]): JsonObject => ({
  imports: [{ cnCode: '72081000', origin: 'IN', mass: '100', process: 'coil' }],
  processes,
});
const COIL_LINE = {
  id: 'coil',
  installation: 'mill',
  outputT: 90,
  directT: 18,
  precursors: [{ process: 'slab', massT: 100 }],
};
const SLAB = { id: 'slab', outputT: 100, directT: 150 };

test('a good is traced through its precursors, defaults among them are told, and the receipt recomputes', async () => {
  const steel = { ...SLAB, precursors: [{ cnCode: '72011011', origin: 'unknown', massT: 10 }] };
  const { output, receipt } = await run(undefined, made([COIL_LINE, steel]));
  const [coil] = output.processes;
  expect(output.total.specificT).toBe(coil?.directT);
  expect(Number(output.total.shareByDefaults)).toBeCloseTo(Number(coil?.byDefaultsT) / Number(coil?.totalT), 9);
  const codes = output.gaps.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['default_precursor', 'installation_undescribed', 'importer_missing']));
  expect(output.declaration.goods[0]).toMatchObject({ basis: 'actual', installation: { id: 'mill', name: null } });
  expect(await valid(receipt)).toBe(true);
  expect(await valid(receipt.replace('"directT":150', '"directT":151'))).toBe(false);
});

test('circles and names nobody described end the run or the row by name', async () => {
  const circle = made([COIL_LINE, { ...SLAB, precursors: [{ process: 'coil', massT: 1 }] }]);
  expect(await reasonOf(run(undefined, circle))).toBe('precursor_cycle');
  expect(await reasonOf(run(undefined, made([COIL_LINE])))).toBe('precursor_unknown');
  expect(await reasonOf(run(undefined, { ...made([SLAB]), earlierImportsT: '-1' }))).toBe('figure_out_of_range');
  const line = { cnCode: '72081000', origin: 'IN', mass: 1 };
  const imports = [
    { ...line, process: 'slab' },
    { ...line, process: 'sheet' },
    { ...line, process: 'slab', directEmissions: 2 },
  ];
  const { output } = await run(undefined, { imports, processes: [SLAB] });
  expect(output.refused.rows.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'process', 'precursor_unknown'],
    [3, 'process', 'actual_given_twice'],
  ]);
  expect(await reasonOf(run(undefined, { imports: [line], quarter: '2029-Q1' }))).toBe('cbam_value_missing');
});

test('the declaration carries importer, installation, verification and price, and what is complete has no gap', async () => {
  const { output } = await run(undefined, { ...cbam.manifest.examples[1]?.input });
  expect(output.gaps.map(({ code }) => code)).toEqual(['default_precursor']);
  expect(output.declaration).toMatchObject({
    dueOn: '2027-09-30',
    importer: { eori: 'DE123456789012345' },
    goods: [
      {
        installation: { name: 'Eastern Rolling Mill', operator: 'Eastern Steel Ltd' },
        verification: { report: 'VR-2026-17' },
        carbonPricePaid: { prices: ['250 INR per tonne CO2e'] },
      },
    ],
  });
  const [line] = output.declaration.goods;
  expect(line?.certificates).toBe(output.total.certificates);
});

test('stated uncertainties of actual and default values become that of the whole', async () => {
  const imports = [
    { cnCode: '72081000', origin: 'IN', mass: 100, directEmissions: 2 },
    { cnCode: '72081000', origin: 'IN', mass: 100 },
  ];
  const uncertainty = { actual: '0.05', defaults: '0.3' };
  expect((await run(undefined, { imports, uncertainty })).output.uncertainty).toMatchObject({ status: 'known' });
  const half = (await run(undefined, { imports, uncertainty: { actual: '0.05' } })).output.uncertainty;
  expect(half).toMatchObject({ status: 'unknown', known: { relative95: '0.05' } });
});

test('what was imported earlier in the year decides whether the threshold is passed', async () => {
  const imports = [{ cnCode: '72081000', origin: 'IN', mass: 20 }];
  const at = async (earlierImportsT: string) => (await run(undefined, { imports, earlierImportsT })).output.deMinimis;
  expect(await at('30')).toMatchObject({ yearToDateT: '50', earlierT: '30', withinThreshold: true });
  expect(await at('30.001')).toMatchObject({ yearToDateT: '50.001', withinThreshold: false });
});

test('rows of a body and rows of a file come to the same', async () => {
  const imports = [{ reference: 'A1', cnCode: '72081000', origin: 'IN', mass: '100', massUnit: 't' }];
  const [body, file] = [await run(undefined, { imports }), await run(`${HEADER}\n${COIL}\n`)];
  expect(body.output.total).toEqual(file.output.total);
  expect(await valid(body.receipt)).toBe(true);
});

test('a price paid abroad needs a rate for its currency', async () => {
  const imports = [{ cnCode: '72081000', origin: 'IN', mass: 10, carbonPrice: 10, carbonPriceCurrency: 'INR' }];
  expect(await reasonOf(run(undefined, { imports }))).toBe('nothing_usable');
  const { output, receipt } = await run(undefined, {
    imports,
    exchangeRates: { INR: { rate: '0.01', date: '2026-03-31' } },
  });
  expect(Number(output.total.certificates)).toBeLessThan(Number(output.total.payableT));
  expect(await valid(receipt)).toBe(true);
});

test('the order of imports changes nothing, and goods add up to the total', async () => {
  const row = fc
    .tuple(
      fc.constantFrom('72081000,IN', '72081000,CN', '25231000,TR', '31021012,EG'),
      fc.integer({ min: 1, max: 10 ** 6 }),
    )
    .map(([good, kg]) => `R,${good},${kg},kg,`);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const [there, back] = [
        await run([HEADER, ...rows].join('\n')),
        await run([HEADER, ...rows.toReversed()].join('\n')),
      ];
      expect(back.output).toEqual(there.output);
      const cents = (euro: string) => Math.round(Number(euro) * 100);
      expect(there.output.goods.reduce((sum, good) => sum + cents(good.euro), 0)).toBe(cents(there.output.total.euro));
    }),
    { numRuns: 15 },
  );
});

test('a receipt with one digit changed no longer holds', async () => {
  const { receipt } = await run(`${HEADER}\n${COIL}\n`);
  expect(await valid(receipt.replace('"mass":"100"', '"mass":"101"'))).toBe(false);
  expect(await valid(receipt.replace('"numberStyle":"as-found"', '"numberStyle":"."'))).toBe(false);
});

test('golden: two imports of the first quarter of 2026', async () => {
  const { output } = await run(undefined, { ...cbam.manifest.examples[0]?.input });
  expect(output.total).toMatchInlineSnapshot(`
    {
      "adjustmentT": "1756.95",
      "certificates": "2330.55",
      "embeddedDirectT": "3950",
      "embeddedIndirectT": "137.5",
      "embeddedT": "4087.5",
      "euro": "175630.25",
      "euroByDefault": "195284.14",
      "massT": "2600",
      "paidAbroadT": "0",
      "payableT": "2330.55",
      "rows": 2,
      "shareByDefaults": "0.948623853211",
      "specificDirectT": "1.519230769231",
      "specificIndirectT": "0.052884615385",
      "specificT": "1.572115384615",
    }
  `);
  expect(output.goods.map(({ cnCode, origin, euro }) => [cnCode, origin, euro])).toMatchInlineSnapshot(`
    [
      [
        "25231000",
        "TR",
        "169870.86",
      ],
      [
        "72081000",
        "IN",
        "5759.39",
      ],
    ]
  `);
});

test('a wrong header, no rows and no source are refused before anything is computed', async () => {
  expect(await reasonOf(run('CN code,origin\n72081000,IN\n'))).toBe('activity_file_refused');
  expect(await reasonOf(run(`${HEADER}\n`))).toBe('nothing_usable');
  expect(await reasonOf(run(undefined))).toBe('rows_missing');
  expect(await reasonOf(run(`${HEADER}\n${COIL}\n`, { columns: { weight: 'net mass' } }))).toBe(
    'activity_file_refused',
  );
});

test('inputs and results fit the published schemas, examples included', async () => {
  const { inputSchema, outputSchema, examples } = cbam.manifest;
  const ajv = new Ajv2020({ strict: false, formats: { date: true } });
  for (const example of examples) expect(ajv.validate(inputSchema, example.input), example.name).toBe(true);
  for (const { input, file } of examples) {
    const { output, receipt } = await run(file, { ...input });
    expect(ajv.validate(outputSchema, output), JSON.stringify(ajv.errors)).toBe(true);
    expect(output.counts.refused).toBe(0);
    expect(await valid(receipt)).toBe(true);
  }
  expect(await loadBuiltin('cbam')).toBe(cbam);
});

test('an importer without a name, or with a number that is no EORI, is refused by its field', () => {
  const input = { quarter: '2026-Q1', imports: [{ cnCode: '72081000', origin: 'IN', mass: '1' }] };
  const asked = (importer: object) => CbamInput.safeParse({ ...input, importer }).error?.issues.map(({ path }) => path);
  expect(asked({ name: 'Rhein Metals GmbH', eori: 'DE123456789012345' })).toBeUndefined();
  expect(asked({ name: ' ', eori: 'x' })).toEqual([
    ['importer', 'name'],
    ['importer', 'eori'],
  ]);
});
