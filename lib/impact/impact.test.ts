// What impact reports promise, on real table, bucket and signing key.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { finishRun, restateExecution, StartExecution, startExecution } from '../executions/index.ts';
import { executionRecord } from '../executions/records.ts';
import { flowsStop, objectsWrite, receiptsSign, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { patch } from '../platform/table/index.ts';
import { createAgent, createVersion, NewAgent, NewVersion } from '../registry/index.ts';
import { continueReport, getReport, listImpacts, listReports, reportOnRelease, requestReport } from './index.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const uses = [tableWrite, objectsWrite, receiptsSign, flowsStop] as const;
const sent: unknown[] = [];
const within = (tenantId: string) => ({
  ...trialContext(uses, { tenantId, roles: ['admin'] }),
  tenantId,
  remainingMs: () => 600_000,
  queues: { send: async (_: string, message: unknown) => void sent.push(message) },
});
type Ctx = ReturnType<typeof within>;
const runtime = { kind: 'builtin', builtin: 'fuel-emissions' } as const;

async function bring(ctx: Ctx, id: string): Promise<void> {
  await createAgent(ctx, NewAgent.parse({ id, name: 'Fuels', category: 'emissions' }));
  await createVersion(ctx, id, NewVersion.parse({ version: '1.0.0', runtime }));
}

const row = { site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US' };
const start = (ctx: Ctx, agentId: string) => {
  const input = { gwpSet: 'AR5', activities: [row] };
  return startExecution(ctx, agentId, StartExecution.parse({ mode: 'sync', input }));
};

/** A result over `input` that was once computed to another total, resting on a set of its own. */
async function resultOf(
  ctx: Ctx,
  agentId: string,
  { input, co2eKg, set }: { input: object; co2eKg: string; set: string },
) {
  const { id } = await startExecution(
    ctx,
    agentId,
    StartExecution.parse({ mode: 'async', input: { gwpSet: 'AR5', activities: [row] } }),
  );
  await ctx.commit({ writes: [patch(executionRecord, { id }, { set: { input: { inline: JSON.stringify(input) } } })] });
  const output = { inline: JSON.stringify({ total: { co2eKg } }) };
  const sets = [{ id: set, version: 'first', sha256: 'x' }];
  const turn = { tenantId: ctx.tenantId, executionId: id, correlationId: 'c' };
  await finishRun(ctx, turn, { state: 'SUCCEEDED', output, sets });
  return id;
}

async function complete(ctx: Ctx, reportId: string) {
  await continueReport(ctx, { tenantId: ctx.tenantId, reportId });
  return getReport(ctx, reportId);
}
const impactsOf = async (ctx: Ctx, reportId: string) => (await listImpacts(ctx, reportId, { limit: 100 })).items;
const reason = (expected: string) => ({ type: { reason: expected } });
const acme = within('acme');
beforeAll(() => bring(acme, 'fuels'));

test('each affected result is found and told with old, new and difference; the old ones do not move', async () => {
  // 1,250 therm are 125 MMBtu at 53.1145 kg CO2e: 6639.3125 kg (EPA Emission Factors Hub 2025, AR5).
  const input = { gwpSet: 'AR5', activities: [row] };
  const changed = await resultOf(acme, 'fuels', { input, co2eKg: '6000', set: 'old-set' });
  await resultOf(acme, 'fuels', { input, co2eKg: '6639.3125', set: 'old-set' });
  const gone = await resultOf(acme, 'fuels', {
    ...{ input: { gwpSet: 'AR5', activityFile: { fileId: acme.ids.next('fil') } }, co2eKg: '1', set: 'old-set' },
  });
  await resultOf(acme, 'fuels', { input, co2eKg: '1', set: 'another-set' });
  const { id, state } = await requestReport(acme, { factorSets: ['old-set'] });
  expect(state).toBe('RUNNING');
  const figure = { before: '12639.3125', after: '13278.625', absolute: '639.3125' };
  expect(await complete(acme, id)).toMatchObject({
    ...{ state: 'COMPLETE', counts: { results: 3, changed: 1, unchanged: 1, impossible: 1 } },
    agents: [{ agentId: 'fuels', results: 3, changed: 1, impossible: 1, figures: [{ name: 'total', ...figure }] }],
  });
  const impacts = new Map((await impactsOf(acme, id)).map((impact) => [impact.executionId, impact]));
  expect([...impacts.keys()].sort()).toEqual([changed, gone].sort());
  const total = {
    name: 'total',
    unit: 'kg CO2e',
    before: '6000',
    after: '6639.3125',
    absolute: '639.3125',
    relative: '0.106552083',
  };
  expect(impacts.get(changed)).toMatchObject({ outcome: 'CHANGED', agentVersion: '1.0.0', figures: [total] });
  expect(impacts.get(gone)).toMatchObject({ outcome: 'IMPOSSIBLE', problem: expect.stringContaining('no file') });
  const again = await requestReport(acme, { factorSets: ['old-set'] });
  expect(await complete(acme, again.id)).toMatchObject({ counts: { results: 3, changed: 1 } });
});

test('a result that rests on two of the sets is told of once, and a restated one not at all', async () => {
  const tenant = within('twice');
  await bring(tenant, 'fuels');
  const [one, two] = [await start(tenant, 'fuels'), await start(tenant, 'fuels')];
  const factorSets = ['epa-hub-2025', 'ipcc-gwp100'];
  expect(one.sets?.map(({ id }) => id)).toEqual(expect.arrayContaining(factorSets));
  const before = await requestReport(tenant, { factorSets });
  expect(await complete(tenant, before.id)).toMatchObject({ counts: { results: 2, unchanged: 2 } });
  await restateExecution(tenant, { agentId: 'fuels', executionId: two.id }, { reason: 'Corrected.' });
  const after = await requestReport(tenant, { factorSets });
  // The restatement took the place of what it restates.
  expect(await complete(tenant, after.id)).toMatchObject({ counts: { results: 2, unchanged: 2 } });
});

test('a report that is cut off or driven twice at once counts every result once', async () => {
  const tenant = within('cut-off');
  await bring(tenant, 'fuels');
  for (let count = 0; count < 25; count++) await start(tenant, 'fuels');
  const { id } = await requestReport(tenant, { factorSets: ['epa-hub-2025'] });
  sent.length = 0;
  await continueReport({ ...tenant, tenantId: 'cut-off', remainingMs: () => 1 }, { tenantId: 'cut-off', reportId: id });
  expect(sent).toEqual([{ tenantId: 'cut-off', reportId: id }]);
  await Promise.all([1, 2, 3].map(() => complete(tenant, id)));
  expect(await complete(tenant, id)).toMatchObject({ state: 'COMPLETE', counts: { results: 25, unchanged: 25 } });
});

test('a release begins a report where it supersedes a set that results rest on, and else none', async () => {
  const tenant = within('released');
  const asOf = '2026-01-20';
  await bring(tenant, 'fuels');
  await start(tenant, 'fuels');
  await reportOnRelease(tenant, { release: 'epa-hub-2026', superseded: undefined, asOf });
  await reportOnRelease(tenant, { release: 'egrid-2023-second', superseded: 'egrid-2023-first', asOf });
  expect((await listReports(tenant, { limit: 5 })).items).toEqual([]);
  await reportOnRelease(tenant, { release: 'epa-hub-2026', superseded: 'epa-hub-2025', asOf });
  const { items } = await listReports(tenant, { limit: 5 });
  expect(items).toMatchObject([{ release: 'epa-hub-2026', factorSets: ['epa-hub-2025'], asOf }]);
  expect(await complete(tenant, items[0]?.id ?? '')).toMatchObject({ state: 'COMPLETE', counts: { results: 1 } });
});

test('a set that nothing rests on is refused by name, and so is a report that is not there or not ours', async () => {
  const asked = requestReport(acme, { factorSets: ['no-such-set'] });
  await expect(asked).rejects.toMatchObject({
    ...reason('nothing_rests_on_set'),
    message: expect.stringContaining('no-such-set'),
  });
  const [known] = (await listReports(acme, { limit: 1 })).items;
  const theirs = getReport(within('globex'), known?.id ?? '');
  await expect(theirs).rejects.toMatchObject(reason('impact_report_not_found'));
});

test('what supersedes an edition touches results that rest on the fuel tables cut from it', async () => {
  const tenant = within('extracts');
  await bring(tenant, 'fuels');
  const power = { site: 'A', date: '2023', fuel: 'electricity', quantity: '1', unit: 'MWh', region: 'US-CAMX' };
  const input = { gwpSet: 'AR5', activities: [power] };
  const { sets } = await startExecution(tenant, 'fuels', StartExecution.parse({ mode: 'sync', input }));
  expect(sets?.map(({ id }) => id)).toContain('egrid-2023-rev2');
  await reportOnRelease(tenant, { release: 'egrid-2023-third', superseded: 'egrid-2023-second', asOf: '2026-11-21' });
  const { items } = await listReports(tenant, { limit: 5 });
  expect(items).toMatchObject([{ release: 'egrid-2023-third', factorSets: ['egrid-2023-second', 'egrid-2023-rev2'] }]);
  expect(await complete(tenant, items[0]?.id ?? '')).toMatchObject({ counts: { results: 1 } });
});
