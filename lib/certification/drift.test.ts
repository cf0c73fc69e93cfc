// A factor set published after the release moves golden cases: the version falls; runs reckon by the set, and their receipts recompute with it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { replays } from '../builtins/index.ts';
import { getResult, StartExecution, startExecution } from '../executions/index.ts';
import { adoptCatalogue, announceCandidate, deprecateSet, judgeCandidates, shelfOf } from '../factors/index.ts';
import { flowsStop, objectsWrite, receiptsSign, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { verifyReceipt } from '../receipts/index.ts';
import {
  createAgent,
  createVersion,
  getVersion,
  listVersionTransitions,
  NewAgent,
  NewVersion,
} from '../registry/index.ts';
import { evaluateVersion, promote, reviewCertified } from './index.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const queues = { send: async () => undefined };
const uses = [tableWrite, objectsWrite, receiptsSign, flowsStop] as const;
const within = (tenantId: string) => ({
  ...trialContext(uses, { tenantId, roles: ['admin'] }),
  ...{ tenantId, queues, remainingMs: () => 600_000 },
});
type Ctx = ReturnType<typeof within>;
const named = { agentId: 'fuels', version: '1.0.0' };
const [told, untold, withdrawing] = [within('told'), within('untold'), within('withdrawing')];

async function certify(ctx: Ctx): Promise<void> {
  await createAgent(ctx, NewAgent.parse({ id: named.agentId, name: 'Fuels', category: 'emissions' }));
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  await createVersion(ctx, named.agentId, NewVersion.parse({ version: named.version, runtime }));
  await evaluateVersion(ctx, named);
  await promote(ctx, named);
  await promote(ctx, named);
}

const factor = (region: string, activity: string, figures: object) => ({
  ...{ id: `EGRID-2023R3-${region}`, scope: 'Scope 2', category: 'Electricity', activity, variant: region },
  ...{ subcategory: 'Total output (location-based)', unit: 'kWh', region: `US-${region}`, gasBasis: 'mass' },
  ...figures,
});

/** Two regions of the golden cases: California 2 % below eGRID2023 revision 2, the West as it was. */
const THIRD = JSON.stringify({
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
  factors: [
    factor('CAMX', 'WECC California', { co2: '0.19', ch4: '0.000010', n2o: '0.000001' }),
    factor('RFCW', 'RFC West', { co2: '0.41341497223488', ch4: '0.00003220505827', n2o: '0.0000045359237' }),
  ],
});

async function publish(content: string): Promise<void> {
  const platform = trialContext(uses, { memberOf: 'greenlang', roles: ['platform-admin'] });
  const { upload } = await announceCandidate(platform, { sizeBytes: Buffer.byteLength(content) });
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: content });
  await adoptCatalogue(told, await judgeCandidates(platform));
}

beforeAll(async () => {
  for (const ctx of [told, untold, withdrawing]) await certify(ctx);
  await publish(THIRD);
});

const stateOf = async (ctx: Ctx) => (await getVersion(ctx, named.agentId, named.version)).state;
const CASES = /drifts in 2 of \d+ golden cases: "EGRID-06: 10 MWh in CAMX", "EGRID-08: three meters add up"/;

test('a set that moves golden cases takes the certificate where it was published, and nowhere else', async () => {
  expect((await shelfOf(told)).published.map(({ id }) => id)).toEqual(['egrid-2023-third']);
  expect(await stateOf(told)).toBe('CERTIFIED');
  await reviewCertified(told, { tenantId: 'told', factorSet: 'egrid-2023-third' });
  await reviewCertified(untold, { tenantId: 'untold', factorSet: 'egrid-2023-third' });
  expect([await stateOf(told), await stateOf(untold)]).toEqual(['EXPERIMENTAL', 'CERTIFIED']);
  const { items } = await listVersionTransitions(told, named, { limit: 9 });
  expect(items.at(-1)).toMatchObject({ from: 'CERTIFIED', to: 'EXPERIMENTAL', reason: expect.stringMatching(CASES) });
  await expect(promote(told, named)).rejects.toMatchObject({ problems: [{ details: { why: 'failed' } }] });
});

test('a set withdrawn by a tenant puts its own versions in question: an earlier edition answers instead', async () => {
  await deprecateSet(withdrawing, 'egrid-2023-second', { reason: 'A plant was counted twice.' });
  await reviewCertified(withdrawing, { tenantId: 'withdrawing' });
  expect(await stateOf(withdrawing)).toBe('EXPERIMENTAL');
});

async function receiptIn(ctx: Ctx): Promise<{ readonly total: unknown; readonly receipt: string }> {
  const activity = { site: 'A', date: '2023', fuel: 'electricity', quantity: '1', unit: 'MWh', region: 'US-CAMX' };
  const input = { gwpSet: 'AR5', activities: [activity] };
  const { id } = await startExecution(ctx, named.agentId, StartExecution.parse({ mode: 'sync', input }));
  const { output, documents } = await getResult(ctx, named.agentId, id);
  return { total: Object(Object(output)['total'])['co2eKg'], receipt: documents.receipt?.content ?? '' };
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const verify = (receipt: string) => verifyReceipt(bytes(receipt), { replays });

test('a run reckons by the published set, and its receipt carries what recomputes it', async () => {
  const { total, receipt } = await receiptIn(told);
  // 1,000 kWh at 0.19 kg CO2, 0.00001 kg CH4 (28) and 0.000001 kg N2O (265).
  expect(total).toBe('190.545');
  expect(receipt).toContain('EGRID-2023R3-CAMX');
  expect(await verify(receipt)).toMatchObject({ valid: true });
  const forged = receipt.replace('"0.19"', '"0.18"');
  expect(forged).not.toBe(receipt);
  expect(await verify(forged)).toMatchObject({ valid: false });
  const elsewhere = await receiptIn(untold);
  expect(elsewhere.receipt).toContain('EGRID-2023R2-CAMX');
  expect(await verify(elsewhere.receipt)).toMatchObject({ valid: true });
});
