// The road of a correction: a result of before eGRID2023 revision 2, what the revision means for it, and its restatement.
import { Readable } from 'node:stream';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import * as z from 'zod';
import type { Schemas } from '../../client/index.ts';
import { replays } from '../../lib/builtins/index.ts';
import { TrustFile, verifyReceipt } from '../../lib/receipts/index.ts';
import { openClient } from '../harness/client.ts';
import { bringAgent, refusalOf, until, untilEnded, uploadCsv } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/operator';
const api = client.api(as);
const viewing = client.api('acme/viewer');
type Run = Schemas.ExecutionView;
const Output = z.looseObject({ total: z.looseObject({ co2eKg: z.string() }) });

/** What was known before 2025-06-12, when the EPA published revision 2. */
const BEFORE = '2025-03-01';
// 1,000 MWh in New York City at the CO2, CH4 and N2O of each edition, AR5: lb/MWh × 0.45359237 as both print them.
const FIRST = 1000 * (442.096525 + 0.011339809 * 28 + 0.001360777 * 265);
const SECOND = 1000 * (392.116543 + 0.009979032 * 28 + 0.000907185 * 265);

async function resultOf(run: Run) {
  const { data } = await viewing.executions.result({ agentId: run.agentId, executionId: run.id });
  const { chainHead, output, documents } = data;
  const { content, url = '' } = documents.receipt ?? {};
  const receipt = content ?? (await (await fetch(url)).text());
  const trust = TrustFile.parse(JSON.parse((await client.send('GET /.well-known/receipt-keys.json')).text));
  const { valid } = await verifyReceipt(Readable.from([Buffer.from(receipt)]), { replays, trust });
  return { chainHead, co2eKg: Output.parse(output).total.co2eKg, valid };
}

async function runBefore(agentId: string, mode: 'sync' | 'async'): Promise<Run> {
  const row = { site: 'HQ', date: '2023', fuel: 'electricity', quantity: '1000', unit: 'MWh', region: 'US-NYCW' };
  const csv = 'site,date,fuel,quantity,unit,region\nHQ,2023,electricity,1000,MWh,US-NYCW\n';
  const rows = mode === 'sync' ? { activities: [row] } : { activityFile: { fileId: await uploadCsv(client, as, csv) } };
  const body = { mode, input: { gwpSet: 'AR5', asOf: BEFORE, ...rows } };
  const { data: run } = await api.executions.start({ agentId, body });
  return untilEnded(client, as, run);
}

async function reportOn(set: string) {
  const asked = await api.impactReports.request({ body: { factorSets: [set] } });
  const reportId = asked.data.id;
  expect([asked.status, asked.location]).toEqual([202, `/v1/impact-reports/${reportId}`]);
  const show = async () => (await viewing.impactReports.get({ reportId })).data;
  return until(show, ({ state }) => state === 'COMPLETE');
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
    const impacts = await Array.fromAsync(viewing.impactReports.listResults.each({ reportId: report.id, limit: 100 }));
    const impact = impacts.find((each) => each.executionId === old.id);
    const total = impact?.figures.find(({ name }) => name === 'total');
    expect([impact?.outcome, total?.before]).toEqual(['CHANGED', before.co2eKg]);
    expect(Number(total?.absolute)).toBeCloseTo(SECOND - FIRST, 2);

    const body = { reason: 'eGRID2023 revision 2 corrects New York City.' };
    const restate = () => api.executions.restate({ agentId, executionId: old.id, body });
    const raced = await Promise.allSettled([restate(), restate(), restate()]);
    const refused = raced.flatMap((one) => (one.status === 'rejected' ? [one.reason.status] : []));
    const [restated] = raced.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect([restated?.status, ...refused]).toEqual([mode === 'sync' ? 201 : 202, 409, 409]);
    if (!restated) throw new Error('One was made.');
    const anew = await untilEnded(client, as, restated.data);
    expect(anew).toMatchObject({ state: 'SUCCEEDED', supersedes: old.id, restatement: body });

    const after = await resultOf(anew);
    expect([after.valid, after.co2eKg]).toEqual([true, total?.after]);
    expect(await resultOf(old)).toEqual(before);
    const shown = await viewing.executions.get({ agentId, executionId: old.id });
    expect(shown.data).toMatchObject({ state: 'SUCCEEDED', supersededBy: anew.id });
    const again = await refusalOf(restate());
    expect(again).toMatchObject({ status: 409, reason: 'already_restated' });
    expect(JSON.stringify(again.problems)).toContain(anew.id);
  },
);

test('a result whose file is gone is told as such, and is not restated', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const fileId = await uploadCsv(
    client,
    as,
    'site,date,fuel,quantity,unit,region\nHQ,2023,electricity,1,MWh,US-NYCW\n',
  );
  const body = { mode: 'async', input: { gwpSet: 'AR5', asOf: BEFORE, activityFile: { fileId } } } as const;
  const { data: run } = await api.executions.start({ agentId, body });
  expect(await untilEnded(client, as, run)).toMatchObject({ state: 'SUCCEEDED' });
  await api.files.delete({ fileId });
  const report = await reportOn('egrid-2023-first');
  const impacts = await Array.fromAsync(api.impactReports.listResults.each({ reportId: report.id, limit: 100 }));
  const impact = impacts.find((each) => each.executionId === run.id);
  expect(impact).toMatchObject({ outcome: 'IMPOSSIBLE', problem: expect.stringContaining(fileId) });
  const refused = api.executions.restate({ agentId, executionId: run.id, body: { reason: 'A correction.' } });
  expect((await refusalOf(refused)).status).toBe(404);
  expect(await resultOf(run)).toMatchObject({ valid: true });
});

test('without a reason, for an unknown set or an unknown run nothing is restated or reported', async () => {
  const agentId = await bringAgent(client, 'acme/developer');
  const restate = (reason: string) =>
    refusalOf(api.executions.restate({ agentId, executionId: `exe_${ulid()}`, body: { reason } }));
  expect([(await restate(' ')).status, (await restate('A correction.')).status]).toEqual([422, 404]);
  const unknown = await refusalOf(api.impactReports.request({ body: { factorSets: ['egrid-1066'] } }));
  expect(unknown).toMatchObject({ status: 422, field: '/factorSets' });
});
