// Files of any number of records: every finding with its line and column, nothing half-applied, and a receipt that recomputes.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519Signer, verifyReceipt } from '../../receipts/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { JsonObject } from '../../shared/json.ts';
import { RULE_ASSETS } from '../../validation/index.ts';
import { replays } from '../index.ts';
import { RULE_FILE } from './identity.ts';
import { dataValidation } from './index.ts';
import { DataValidationOutput } from './input.ts';

const signer = ed25519Signer(generateKeyPairSync('ed25519').privateKey);
async function* bytes(content: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 50_000) yield Buffer.from(content.slice(at, at + 50_000));
}

async function run(content: string | undefined, input: JsonObject = {}) {
  const [receipt, refused, rows]: [string[], string[], string[]] = [[], [], []];
  const { output, progress } = await dataValidation.run({
    executionId: 'exe_1',
    startedAt: '2026-11-21T00:00:00.000Z',
    input: { recordType: 'activity', ...(content === undefined ? {} : { activityFile: { fileId: 'f' } }), ...input },
    ...(content === undefined ? {} : { file: bytes(content) }),
    sink: {
      receipt: (text) => void receipt.push(text),
      rows: (text) => void rows.push(text),
      refused: (text) => void refused.push(text),
    },
    signer,
  });
  return {
    output: DataValidationOutput.parse(output),
    progress,
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

const HEADER = 'id,material,quantity,unit,date,region';
const GOOD = 'A,natural gas,10,therm,2025-03-31,US';

test('each finding stands with row, line, column and clause, in the result and in the document of all', async () => {
  const file = [HEADER, GOOD, 'B,natural gas,-1,therm,31/02/2025,US', 'C,natural gas,1,therm', ''].join('\n');
  const { output, refused, rows, receipt, progress } = await run(file);
  expect(output.counts).toEqual({ records: 3, valid: 1, invalid: 2, errors: 3, warnings: 0, infos: 0 });
  expect(output.findings.map(({ line, column, ruleId }) => [line, column, ruleId])).toEqual([
    [3, 'date', 'data.date-type'],
    [3, 'quantity', 'business.quantity-positive'],
    [4, undefined, 'file.cell_count'],
  ]);
  const all = refused.trimEnd().split('\n');
  expect(all.map((line) => JSON.parse(line))).toEqual(output.findings);
  expect(rows.trimEnd().split('\n')).toHaveLength(3);
  expect(progress).toMatchObject({ rowsRead: 3, rowsComputed: 1, rowsRefused: 2 });
  expect(await valid(receipt)).toBe(true);
  expect(await valid(receipt.replace('"quantity":"-1"', '"quantity":"1"'))).toBe(false);
});

test('20,000 records pass through with the first thousand findings shown and all of them written', async () => {
  const line = (at: number) => `A${at},natural gas,${at % 10 === 0 ? '-1' : '1'},therm,2025-03-31,US`;
  const { output, refused } = await run(
    [HEADER, ...Array.from({ length: 20_000 }, (_, at) => line(at)), ''].join('\n'),
  );
  expect(output.counts).toMatchObject({ records: 20_000, invalid: 2_000 });
  expect(output.findings).toHaveLength(1_000);
  expect(refused.trimEnd().split('\n')).toHaveLength(2_000);
  expect(output.validShare).toBe('0.9');
}, 30_000);

test('records of the body, of CSV and of JSON Lines are judged alike', async () => {
  const record = { id: 'A', material: 'natural gas', quantity: '-2', unit: 'therm', date: '2025-03-31', region: 'US' };
  const judged = await Promise.all([
    run(undefined, { records: [record] }),
    run(`${HEADER}\n${Object.values(record).join(',')}\n`),
    run(`${JSON.stringify(record)}\n`),
  ]);
  const told = judged.map(({ output }) =>
    output.findings.map(({ ruleId, field, message }) => [ruleId, field, message]),
  );
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  for (const { receipt } of judged) expect(await valid(receipt)).toBe(true);
});

test('the rules are those of the date, and the future begins after it', async () => {
  const record = { id: 'A', material: 'natural gas', quantity: 1, unit: 'therm', date: '2026-01-15', region: 'US' };
  const on = async (date?: string) =>
    (await run(undefined, { records: [record], ...(date && { date }) })).output.findings.map(({ ruleId }) => ruleId);
  expect(await on()).toEqual([]);
  expect(await on('2025-12-31')).toEqual(['business.date-not-future']);
});

test.each([
  ['neither rows nor file', undefined, {}, 'records_missing'],
  ['a header alone', `${HEADER}\n`, {}, 'records_missing'],
  ['an unknown locale', `${HEADER}\n${GOOD}\n`, { locale: 'zz-ZZ' }, 'locale_unknown'],
  ['a framework without rules', `${HEADER}\n${GOOD}\n`, { frameworks: ['eudr'] }, 'framework_without_rules'],
  ['a binary file', '\u0000\u0001\u0002', {}, 'activity_file_refused'],
])('%s: refused by name', async (_, file, input, reason) => {
  expect(await reasonOf(run(file, input))).toBe(reason);
});

test('a receipt under other rules is refused by name, not recomputed', async () => {
  const { receipt } = await run(`${HEADER}\n${GOOD}\n`);
  const other = receipt.replace(/"ruleBook":\{"sha256":"[0-9a-f]+"/, `"ruleBook":{"sha256":"${'0'.repeat(64)}"`);
  expect(JSON.stringify(await verifyReceipt(bytes(other), { replays }))).toContain('ruleBook.sha256');
});

test('the file of rules is the one that validation opens', () => {
  expect(RULE_ASSETS).toEqual([RULE_FILE]);
});

test('whatever a file holds, a run answers or refuses by name, and what it answers recomputes', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1', '-1', '1,5', '01/02/03', 'US', '"a', 'n/a', '{"a":1}', '\ud800', 'natural gas'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const row = fc.array(cell, { minLength: 4, maxLength: 8 }).map((cells) => cells.join(','));
  const line = fc.oneof(
    row,
    fc.jsonValue().map((value) => JSON.stringify({ id: value, quantity: value, site: value })),
  );
  const head = fc.constantFrom(HEADER, '{"id":"A"}', 'a,b');
  await fc.assert(
    fc.asyncProperty(head, fc.array(line, { maxLength: 6 }), async (first, lines) => {
      const done = await run([first, ...lines].join('\n')).catch((error: unknown) => {
        if (!isFault(error)) throw error;
        return undefined;
      });
      if (done) expect(await valid(done.receipt)).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 60_000);
