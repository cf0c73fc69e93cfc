// Records held against all rules that apply to their type, and a file of a hundred thousand through the whole agent data-validation.
import { generateKeyPairSync } from 'node:crypto';
import { loadBuiltin } from '../../lib/builtins/index.ts';
import { ed25519Signer } from '../../lib/receipts/index.ts';
import type { JsonObject } from '../../lib/shared/json.ts';
import { openVerdictAtOnce, ruleBook, type Terms } from '../../lib/validation/index.ts';
import type { Bench } from './bench.ts';
import { type Figure, median } from './figure.ts';

const ROUNDS = 5;
const FILE_ROWS = 100_000;
const DATE = '2026-11-21';
const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);

/** Of each type the record of its examples, every tenth with three faults. */
const TYPES: readonly {
  readonly recordType: Terms['recordType'];
  readonly records: number;
  readonly faults: JsonObject;
}[] = [
  { recordType: 'activity', records: 50_000, faults: { quantity: '-1', unit: 'bushels', date: '31/02/2025' } },
  { recordType: 'cbam-import', records: 50_000, faults: { mrn: '1', originCountry: 'CH', massT: 'ten' } },
  { recordType: 'eudr-statement', records: 10_000, faults: { plots: [], hsCode: '99', operatorEori: 'US1' } },
  { recordType: 'ghg-inventory', records: 10_000, faults: { lei: 'X', sources: [], baseYear: { year: 19 } } },
];

function judged({ recordType, records, faults }: (typeof TYPES)[number]): Figure {
  const base = ruleBook().recordTypes.get(recordType)?.base ?? {};
  const all = Array.from({ length: records }, (_, at) => (at % 10 === 9 ? { ...base, ...faults } : { ...base }));
  const seconds: number[] = [];
  let rules = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const verdict = openVerdictAtOnce({ recordType, date: DATE, from: 'json' });
    const began = performance.now();
    for (const [at, record] of all.entries()) verdict.record({ row: at + 1 }, record);
    const took = (performance.now() - began) / 1000;
    const { counts, ruleSet } = verdict.report([]);
    if (counts.invalid !== records / 10) throw new Error(`${counts.invalid} of ${records} records were found wrong.`);
    rules = ruleSet.rules;
    // The first round warms up.
    if (round > 0) seconds.push(took);
  }
  return {
    ...{ name: `${recordType} records validated a second`, value: Math.round(records / median(seconds)), unit: '/s' },
    note: `${rules} rules each, all that apply on ${DATE}; every tenth record breaks three`,
  };
}

async function* file(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('id,material,quantity,unit,date,region,country,currency,price\n');
  for (let at = 0; at < FILE_ROWS; at += 1_000) {
    const line = (row: number): string =>
      `A${row},natural gas,${row % 10 === 9 ? '-' : ''}${1 + (row % 97)}.5,therm,2025-03-31,US,US,USD,${row % 50}`;
    yield Buffer.from(`${Array.from({ length: 1_000 }, (_, n) => line(at + n)).join('\n')}\n`);
  }
}

async function fileSeconds(): Promise<number> {
  const agent = await loadBuiltin('data-validation');
  if (agent === undefined) throw new Error('This release carries no data-validation.');
  const began = performance.now();
  const { progress } = await agent.run({
    executionId: 'exe_01J00000000000000000000000',
    startedAt: `${DATE}T00:00:00.000Z`,
    input: { recordType: 'activity', activityFile: { fileId: 'f' } },
    file: file(),
    sink: { receipt: () => undefined, rows: () => undefined, refused: () => undefined },
    signer,
  });
  const { rowsRead, rowsRefused } = progress;
  if (rowsRead !== FILE_ROWS || rowsRefused !== FILE_ROWS / 10)
    throw new Error(`${rowsRead} records were read and ${rowsRefused} found wrong.`);
  return (performance.now() - began) / 1000;
}

export const validationRecords: Bench = {
  name: 'validation-records',
  async measure() {
    const figures = TYPES.map(judged);
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) seconds.push(await fileSeconds());
    return [
      ...figures,
      {
        ...{ name: `${FILE_ROWS} activity records, CSV file to signed receipt`, value: median(seconds), unit: 's' },
        note: 'median of five runs; every tenth record has one fault',
      },
    ];
  },
};
