// The road of a correction: a result of before eGRID2023 revision 2, what the revision means for it, and its restatement.
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import { replays } from '../../lib/builtins/index.ts';
import { TrustFile, verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { bringAgent, dataOf, Run, until, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/operator';
const Figure = z.looseObject({ name: z.string(), before: z.string(), after: z.string(), absolute: z.string() });
const Report = z.looseObject({
  ...{ id: z.string(), state: z.string(), factorSets: z.array(z.string()) },
  counts: z.object({ results: z.int(), changed: z.int(), unchanged: z.int(), impossible: z.int() }),
  agents: z.array(z.looseObject({ agentId: z.string(), changed: z.int(), figures: z.array(Figure) })),
});
const Impacts = z.array(z.looseObject({ executionId: z.string(), outcome: z.string(), figures: z.array(Figure) }));
const Document = z.object({ content: z.string().optional(), url: z.string().optional() });
const Result = z.object({
  chainHead: z.string(),
  output: z.looseObject({ total: z.looseObject({ co2eKg: z.string() }) }),
  documents: z.object({ receipt: Document }),
});

/** What was known before 2025-06-12, when the EPA published revision 2. */
const BEFORE = '2025-03-01';
// 1,000 MWh in New York City at the CO2, CH4 and N2O of each edition, AR5: lb/MWh × 0.45359237 as both print them.
const FIRST = 1000 * (442.096525 + 0.011339809 * 28 + 0.001360777 * 265);
const SECOND = 1000 * (392.116543 + 0.009979032 * 28 + 0.000907185 * 265);

async function resultOf(run: Run) {
  const route = `GET /v1/agents/${run.agentId}/executions/${run.id}/result`;
  const { chainHead, output, documents } = dataOf(await client.send(route, { as: 'acme/viewer' }), Result);
  const { content, url = '' } = documents.receipt;
  const receipt = content ?? (await (await fetch(url)).text());
  const trust = TrustFile.parse(JSON.parse((await client.send('GET /.well-known/receipt-keys.json')).text));
  const { valid } = await verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays, trust });
  return { chainHead, co2eKg: output.total.co2eKg, valid };
}

async function runBefore(agentId: string, mode: 'sync' | 'async'): Promise<Run> {
  const row = { site: 'HQ', date: '2023', fuel: 'electricity', quantity: '1000', unit: 'MWh', region: 'US-NYCW' };
  const csv = 'site,date,fuel,quantity,unit,region\nHQ,2023,electricity,1000,MWh,US-NYCW\n';
  const rows = mode === 'sync' ? { activities: [row] } : { activityFile: { fileId: await uploadCsv(client, as, csv) } };
  const body = { mode, input: { gwpSet: 'AR5', asOf: BEFORE, ...rows } };
  const run = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
  return untilEnded(client, as, run);
}

async function reportOn(set: string) {
  const asked = await client.send('POST /v1/impact-reports', { as, body: { factorSets: [set] } });
  expect(asked.status, asked.text).toBe(202);
  const show = async () =>
    dataOf(await client.send(`GET ${asked.headers.get('location')}`, { as: 'acme/viewer' }), Report);
  return until(show, ({ state }) => state === 'COMPLETE', 60);
}

test.each(['sync', 'async'] as const)(
  '%s: a superseded set is told in its effect, and restated where that is asked for',
  async (mode) => {
    const agentId = await bringAgent(client, 'acme/developer');
    const old = await runBefore(agentId, mode);
    expect(old.state, JSON.stringify(old)).toBe('SUCCEEDED');
    const before = await resultOf(old);
    expect(before.valid).toBe(true);
    expect(Number(before.co2eKg)).toBeCloseTo(FIRST, 2);

    const report = await reportOn('egrid-2023-first');
    const ours = report.agents.find((agent) => agent.agentId === agentId);
    expect(ours).toMatchObject({
      changed: 1,
      figures: expect.arrayContaining([expect.objectContaining({ name: 'total' })]),
    });
    const route = `GET /v1/impact-reports/${report.id}/results?limit=100`;
    const impact = dataOf(await client.send(route, { as: 'acme/viewer' }), Impacts).find(
      (each) => each.executionId === old.id,
    );
    const total = impact?.figures.find(({ name }) => name === 'total');
    expect([impact?.outcome, total?.before]).toEqual(['CHANGED', before.co2eKg]);
    expect(Number(total?.absolute)).toBeCloseTo(SECOND - FIRST, 2);

    const restatements = `POST /v1/agents/${agentId}/executions/${old.id}/restatements`;
    const body = { reason: 'eGRID2023 revision 2 corrects New York City.' };
    const answers = await Promise.all([1, 2, 3].map(() => client.send(restatements, { as, body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([mode === 'sync' ? 201 : 202, 409, 409]);
    const [restated] = answers.filter(({ status }) => status < 300);
    if (!restated) throw new Error('One was made.');
    const anew = await untilEnded(client, as, dataOf(restated, Run));
    expect(anew).toMatchObject({ state: 'SUCCEEDED', supersedes: old.id, restatement: body });

    const after = await resultOf(anew);
    expect([after.valid, after.co2eKg]).toEqual([true, total?.after]);
    expect(await resultOf(old)).toEqual(before);
    const shown = await client.send(`GET /v1/agents/${agentId}/executions/${old.id}`, { as: 'acme/viewer' });
    expect(dataOf(shown, Run)).toMatchObject({ state: 'SUCCEEDED', supersededBy: anew.id });
    const again = await client.send(restatements, { as, body });
    expect([again.status, again.json.errors?.[0]?.details?.['reason']]).toEqual([409, 'already_restated']);
    expect(again.text).toContain(anew.id);
  },
);

test('a result whose file is gone is told as such, and is not restated', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const fileId = await uploadCsv(
    client,
    as,
    'site,date,fuel,quantity,unit,region\nHQ,2023,electricity,1,MWh,US-NYCW\n',
  );
  const body = { mode: 'async', input: { gwpSet: 'AR5', asOf: BEFORE, activityFile: { fileId } } };
  const run = dataOf(await client.send(`POST /v1/agents/${agentId}/execute`, { as, body }), Run);
  expect(await untilEnded(client, as, run)).toMatchObject({ state: 'SUCCEEDED' });
  expect((await client.send(`DELETE /v1/files/${fileId}`, { as })).status).toBe(204);
  const report = await reportOn('egrid-2023-first');
  const route = `GET /v1/impact-reports/${report.id}/results?limit=100`;
  const impact = dataOf(await client.send(route, { as }), Impacts).find((each) => each.executionId === run.id);
  expect(impact).toMatchObject({ outcome: 'IMPOSSIBLE', problem: expect.stringContaining(fileId) });
  const refused = await client.send(`POST /v1/agents/${agentId}/executions/${run.id}/restatements`, {
    ...{ as, body: { reason: 'A correction.' } },
  });
  expect(refused.status, refused.text).toBe(404);
  expect(await resultOf(run)).toMatchObject({ valid: true });
});

test('without a reason, for an unknown set or an unknown run nothing is restated or reported', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const place = `/v1/agents/${agentId}/executions/exe_${ulid()}/restatements`;
  expect((await client.send(`POST ${place}`, { as, body: { reason: ' ' } })).status).toBe(422);
  expect((await client.send(`POST ${place}`, { as, body: { reason: 'A correction.' } })).status).toBe(404);
  const unknown = await client.send('POST /v1/impact-reports', { as, body: { factorSets: ['egrid-1066'] } });
  expect([unknown.status, unknown.json.errors?.[0]?.field]).toEqual([422, '/factorSets']);
});
