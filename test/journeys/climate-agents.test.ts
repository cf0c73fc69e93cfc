// The climate agents on the road: brought into use, run at once and over an upload, their receipts verified.
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { loadBuiltin, replays } from '../../lib/builtins/index.ts';
import { verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { dataOf, Run, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const Document = z.object({ content: z.string().optional(), url: z.string().optional() });
const Result = z.object({ documents: z.object({ output: Document, receipt: Document }) });
const textOf = async ({ content, url = '' }: z.output<typeof Document>) => content ?? (await fetch(url)).text();

async function bring(builtin: string): Promise<string> {
  const id = `${builtin}-${ulid().toLowerCase()}`;
  const as = 'acme/developer';
  dataOf(await client.send('POST /v1/agents', { as, body: { id, name: id, category: 'climate' } }), z.unknown());
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin } };
  dataOf(await client.send(`POST /v1/agents/${id}/versions`, { as, body }), z.unknown());
  return id;
}

async function documentsOf(run: Run) {
  const route = `GET /v1/agents/${run.agentId}/executions/${run.id}/result`;
  const { documents } = dataOf(await client.send(route, { as: 'acme/viewer' }), Result);
  const receipt = await textOf(documents.receipt);
  const verification = await verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays });
  return { output: JSON.parse(await textOf(documents.output)), valid: verification.valid };
}

test.each(['fuel-emissions', 'cbam', 'building-energy', 'eudr'])(
  '%s answers its published examples, at once and over an upload',
  async (id) => {
    const agentId = await bring(id);
    for (const { input, file } of (await loadBuiltin(id))?.manifest.examples ?? []) {
      const as = 'acme/operator';
      const activityFile = file === undefined ? {} : { activityFile: { fileId: await uploadCsv(client, as, file) } };
      const body = { mode: file === undefined ? 'sync' : 'async', input: { ...input, ...activityFile } };
      const run = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
      expect(await untilEnded(client, as, run)).toMatchObject({ state: 'SUCCEEDED' });
      const { output, valid } = await documentsOf(run);
      expect(output.counts.refused).toBe(0);
      expect(valid).toBe(true);
    }
  },
);

test("a tenant's own factor answers an accepted run too, marked in result and receipt", async () => {
  const agentId = await bring('fuel-emissions');
  const named = `Pellets ${ulid().toLowerCase()}`;
  const stated = { activity: named, unit: 'tonne', region: 'GB', scope: '1', co2e: '72.5', validFrom: '2024-01-01' };
  const factor = { ...stated, source: 'Certificate of the mill' };
  dataOf(await client.send('POST /v1/factors', { as: 'acme/developer', body: factor }), z.unknown());
  const activity = { site: 'Mill', date: '2024-05', fuel: named, quantity: '2', unit: 'tonne', region: 'GB' };
  const body = { mode: 'async', input: { gwpSet: 'AR5', activities: [activity] } };
  const as = 'acme/operator';
  const run = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
  expect(await untilEnded(client, as, run)).toMatchObject({ state: 'SUCCEEDED' });
  const { output, valid } = await documentsOf(run);
  expect(output).toMatchObject({ total: { co2eKg: '145' }, factors: [{ revision: 1, set: 'own' }] });
  expect(valid).toBe(true);
  const asked = { ...activity, gwpSet: 'AR5', site: undefined };
  const elsewhere = await client.send('POST /v1/calculate/emissions', { as: 'globex/operator', body: asked });
  expect(elsewhere.status).toBe(422);
});
