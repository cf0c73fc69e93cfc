// The road of a release: a factor set is published, certificates fall, results affected are told by how much, one is restated and verified offline.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type Schemas, sendByTicket } from '../../client/index.ts';
import { admitTenants } from '../harness/admit-tenants.ts';
import { type Client, openClient } from '../harness/client.ts';
import { invoke } from '../harness/invoke.ts';
import { recomputeReceipts } from '../harness/recompute-receipts.ts';
import { type StackProcess, startStackProcess } from '../harness/stack-process.ts';
import { bringAgent, certifyVersion, refusalOf, until } from './traveller.ts';

/** A stack of its own: what is published here reaches every tenant, and would fell the agents of other journeys. */
let dataDir = '';
let stack: StackProcess;
let client: Client;
const as = 'acme/admin';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'greenlang-release-'));
  stack = await startStackProcess(dataDir);
  client = openClient(stack.apiUrl);
  await admitTenants(client);
});
afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const factor = (region: string, co2: string) => ({
  ...{
    id: `EGRID-2023R3-${region}`,
    scope: 'Scope 2',
    category: 'Electricity',
    activity: `Grid ${region}`,
    variant: region,
  },
  ...{ subcategory: 'Total output (location-based)', unit: 'kWh', region: `US-${region}`, gasBasis: 'mass' },
  ...{ co2, ch4: '0.00001', n2o: '0.000001' },
});
const THIRD = {
  set: {
    ...{
      id: 'egrid-2023-third',
      series: 'egrid',
      source: 'eGRID',
      version: '2023 revision 3',
      licence: 'Public domain',
    },
    ...{ validFrom: '2023-01-01', validTo: '2023-12-31', boundary: 'direct', covers: ['US-*'] },
  },
  factors: [factor('CAMX', '0.19'), factor('RFCW', '0.42')],
};
async function publish(candidate: object): Promise<void> {
  const body = JSON.stringify(candidate);
  const { factorCandidates } = client.api('platform-admin');
  const announced = await factorCandidates.announce({ body: { sizeBytes: Buffer.byteLength(body) } });
  await sendByTicket(announced.data.upload, body);
  await invoke(stack.edgeUrl, 'factors.sync-factor-sets', {});
}

const power = { site: 'HQ', date: '2023', fuel: 'electricity', quantity: '1000', unit: 'MWh', region: 'US-CAMX' };
const Output = z.looseObject({ total: z.looseObject({ co2eKg: z.string() }) });
async function resultOf({ agentId, id }: Schemas.ExecutionView) {
  const { data } = await client.api(as).executions.result({ agentId, executionId: id });
  return { co2eKg: Output.parse(data.output).total.co2eKg, receipt: data.documents.receipt?.content ?? '' };
}

/** As an auditor would, with nothing but files. */
function verifyOffline(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const given = ['local/verify.ts', join(folder, 'receipt.json'), '--keys', join(folder, 'keys.json')];
  const { status, stdout } = spawnSync(process.execPath, given, { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout };
}

test('a published set fells the certificate, is told in its effect, and answers in a restatement that anybody can verify', async () => {
  const agentId = await bringAgent(client, as);
  await certifyVersion(client, as, agentId);
  const api = client.api(as);
  const body = { mode: 'sync', input: { gwpSet: 'AR5', activities: [power] } } as const;
  const { data: old } = await api.executions.start({ agentId, body });
  const before = await resultOf(old);
  await publish(THIRD);

  const version = { agentId, version: '1.0.0' };
  const history = async () => (await api.versionTransitions.list(version)).data;
  const steps = await until(history, (all) => all.length > 2);
  expect(steps.at(-1)).toMatchObject({ to: 'EXPERIMENTAL', reason: expect.stringContaining('egrid-2023-third') });
  expect(steps.at(-1)?.reason).toContain('EGRID-06: 10 MWh in CAMX');
  const refused = await refusalOf(api.versions.promote({ ...version, body: { to: 'CERTIFIED' } }));
  expect(refused).toMatchObject({ status: 409, problems: [{ details: { why: 'failed' } }] });

  const reports = async () => (await api.impactReports.list()).data;
  const done = ({ release, state }: { release?: string | undefined; state: string }) =>
    release === 'egrid-2023-third' && state === 'COMPLETE';
  const report = (await until(reports, (all) => all.some(done))).find(done);
  expect(report?.counts).toMatchObject({ results: 1, changed: 1, unchanged: 0, impossible: 0 });
  const impacts = await api.impactReports.listResults({ reportId: report?.id ?? '' });
  const [impact] = impacts.data;
  const total = impact?.figures.find(({ name }) => name === 'total');
  // 1,000,000 kWh at 0.19 kg CO2, 0.00001 kg CH4 (28) and 0.000001 kg N2O (265), AR5.
  expect([impact?.executionId, total?.before, total?.after]).toEqual([old.id, before.co2eKg, '190545']);

  const reason = 'eGRID2023 revision 3.';
  const anew = await api.executions.restate({ agentId, executionId: old.id, body: { reason } });
  const after = await resultOf(anew.data);
  expect(after.co2eKg).toBe('190545');
  expect(await resultOf(old)).toEqual(before);

  const keys = (await client.send('GET /.well-known/receipt-keys.json')).text;
  for (const receipt of [before.receipt, after.receipt])
    expect(verifyOffline({ 'receipt.json': receipt, 'keys.json': keys })).toMatchObject({
      ...{ status: 0, stdout: expect.stringMatching(/^VALID/) },
    });
  const forged = after.receipt.replace('"0.19"', '"0.18"');
  expect(verifyOffline({ 'receipt.json': forged, 'keys.json': keys })).toMatchObject({ status: 1 });
  const strangers = JSON.stringify({ rootKeys: [] });
  const unknown = verifyOffline({ 'receipt.json': after.receipt, 'keys.json': strangers });
  expect(unknown).toMatchObject({ status: 1, stdout: expect.stringContaining('NOT VALID') });
  expect(await recomputeReceipts(stack)).toBe(2);
}, 300_000);
