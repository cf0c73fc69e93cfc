// Records on the road: judged in a request, by table and by upload; a hundred thousand of them by an execution whose receipt is verified.
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod';
import { loadBuiltin, replays } from '../../lib/builtins/index.ts';
import { verifyReceipt } from '../../lib/receipts/index.ts';
import { ValidationReport } from '../../lib/validation/index.ts';
import { openClient } from '../harness/client.ts';
import { certifyVersion, dataOf, Run, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/operator';
const agentId = `validation-${ulid().toLowerCase()}`;
const HEADER = 'id,material,quantity,unit,date,region';

beforeAll(async () => {
  const by = 'acme/developer';
  dataOf(
    await client.send('POST /v1/agents', { as: by, body: { id: agentId, name: agentId, category: 'data' } }),
    z.unknown(),
  );
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'data-validation' } };
  dataOf(await client.send(`POST /v1/agents/${agentId}/versions`, { as: by, body }), z.unknown());
});

const Document = z.object({ content: z.string().optional(), url: z.string().optional() });
const Result = z.object({ documents: z.object({ output: Document, receipt: Document }) });
async function* bytesOf({ content, url = '' }: z.output<typeof Document>): AsyncGenerator<Uint8Array> {
  if (content !== undefined) yield Buffer.from(content);
  else yield* Readable.from((await fetch(url)).body ?? []);
}
const textOf = async (document: z.output<typeof Document>) =>
  Buffer.concat(await Array.fromAsync(bytesOf(document))).toString();

async function ran(input: object, mode: 'sync' | 'async') {
  const body = { mode, input };
  const started = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
  const run = await untilEnded(client, as, started);
  expect(run, JSON.stringify(run)).toMatchObject({ state: 'SUCCEEDED' });
  const route = `GET /v1/agents/${agentId}/executions/${run.id}/result`;
  const { documents } = dataOf(await client.send(route, { as }), Result);
  expect((await verifyReceipt(bytesOf(documents.receipt), { replays })).valid).toBe(true);
  return ValidationReport.parse(JSON.parse(await textOf(documents.output)));
}
const validate = async (body: object) => dataOf(await client.send('POST /v1/validate', { as, body }), ValidationReport);

test('an upload, the same as a table and the same as objects are judged alike', async () => {
  const csv = `${HEADER}\nA,natural gas,-1,therm,31/02/2025,US\nB,natural gas,1,therm,2025-03-31,US\n`;
  const objects = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, material, quantity, unit, date, region] = line.split(',');
      return { id, material, quantity, unit, date, region };
    });
  const told = ({ counts, findings }: ValidationReport) => ({
    counts,
    findings: findings.map(({ row, ruleId, message }) => ({ row, ruleId, message })),
  });
  const terms = { recordType: 'activity', date: '2026-06-30' };
  const byObjects = told(await validate({ ...terms, records: objects }));
  expect(byObjects.findings.map(({ ruleId }) => ruleId)).toEqual(['data.date-type', 'business.quantity-positive']);
  expect(told(await validate({ ...terms, csv }))).toEqual(byObjects);
  const activityFile = { fileId: await uploadCsv(client, as, csv) };
  expect(told(await validate({ ...terms, activityFile }))).toEqual(byObjects);
  expect(told(await ran({ ...terms, activityFile }, 'async'))).toEqual(byObjects);
});

test('a hundred thousand records are too many for a request, and pass through an execution', async () => {
  const line = (at: number) => `A${at},natural gas,${at % 1000 === 0 ? '-' : ''}12.5,therm,2025-03-31,US`;
  const csv = [HEADER, ...Array.from({ length: 100_000 }, (_, at) => line(at)), ''].join('\n');
  const activityFile = { fileId: await uploadCsv(client, as, csv) };
  const refused = await client.send('POST /v1/validate', { as, body: { recordType: 'activity', activityFile } });
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('data-validation')]);
  const { counts, findings } = await ran({ recordType: 'activity', activityFile }, 'async');
  expect(counts).toMatchObject({ records: 100_000, invalid: 100, errors: 100 });
  expect(findings[1]).toMatchObject({
    row: 1_001,
    line: 1_002,
    column: 'quantity',
    ruleId: 'business.quantity-positive',
  });
}, 240_000);

test('its published examples run, and it is certified by its golden cases', async () => {
  for (const { input, file } of (await loadBuiltin('data-validation'))?.manifest.examples ?? []) {
    const activityFile = file === undefined ? {} : { activityFile: { fileId: await uploadCsv(client, as, file) } };
    const { counts } = await ran({ ...input, ...activityFile }, file === undefined ? 'sync' : 'async');
    expect(counts.records).toBeGreaterThan(0);
  }
  await certifyVersion(client, 'acme/admin', agentId);
});
