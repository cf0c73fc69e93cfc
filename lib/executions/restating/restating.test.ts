// What restating promises, on real table, bucket and signing key.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkshop } from '../../../local/ground/workshop.ts';
import { replays } from '../../builtins/index.ts';
import { flowsStop, objectsWrite, receiptsSign, tableWrite } from '../../kernel/index.ts';
import { trialContext } from '../../kernel/trial.ts';
import { verifyReceipt } from '../../receipts/index.ts';
import { createAgent, createVersion, NewAgent, NewVersion } from '../../registry/index.ts';
import { Restate, StartExecution } from '../contract.ts';
import { finishRun } from '../finish-run.ts';
import { cancelExecution, recomputeExecution, restateExecution, resultsUsing, type UsesAfter } from '../index.ts';
import { getExecution, getResult } from '../read-execution.ts';
import { startExecution } from '../start-execution.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const uses = [tableWrite, objectsWrite, receiptsSign, flowsStop] as const;
const acme = trialContext(uses, { tenantId: 'acme', roles: ['admin'] });
const agentId = 'fuels';
const runtime = { kind: 'builtin', builtin: 'fuel-emissions' } as const;

beforeAll(async () => {
  await createAgent(acme, NewAgent.parse({ id: agentId, name: 'Fuels', category: 'emissions' }));
  await createVersion(acme, agentId, NewVersion.parse({ version: '1.0.0', runtime }));
});

const row = { site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US' };
const start = (more: object = {}, activity: object = row) =>
  startExecution(
    acme,
    agentId,
    StartExecution.parse({ mode: 'sync', input: { gwpSet: 'AR5', activities: [activity] }, ...more }),
  );
const because = Restate.parse({ reason: 'The publisher corrected a set.' });
const restate = (executionId: string) => restateExecution(acme, { agentId, executionId }, because);
const show = (executionId: string) => getExecution(acme, agentId, executionId);
const reason = (expected: string) => ({ type: { reason: expected } });

async function documentsOf(executionId: string) {
  const { output, chainHead, documents } = await getResult(acme, agentId, executionId);
  return { output, chainHead, receipt: documents.receipt?.content ?? '' };
}
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test('a restatement is a result of its own; the two name each other, the old one stays as it was, both receipts verify', async () => {
  const old = await start();
  const before = await documentsOf(old.id);
  const anew = await restate(old.id);
  expect(anew).toMatchObject({ state: 'SUCCEEDED', supersedes: old.id, restatement: because });
  expect(await documentsOf(old.id)).toEqual(before);
  expect(await show(old.id)).toEqual({ ...(await show(old.id)), state: 'SUCCEEDED', supersededBy: anew.id });
  for (const id of [old.id, anew.id])
    expect((await verifyReceipt(bytes((await documentsOf(id)).receipt), { replays })).valid).toBe(true);
});

test('a superseded result is not restated again, and the refusal names its successor, which may be', async () => {
  const old = await start();
  const anew = await restate(old.id);
  const refused = { ...reason('already_restated'), message: expect.stringContaining(anew.id) };
  await expect(restate(old.id)).rejects.toMatchObject(refused);
  expect(await restate(anew.id)).toMatchObject({ supersedes: anew.id });
});

test('of restatements at once exactly one happens', async () => {
  const old = await start();
  const all = await Promise.allSettled([1, 2, 3, 4].map(() => restate(old.id)));
  const [stood, ...others] = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(others).toEqual([]);
  expect(await show(old.id)).toMatchObject({ supersededBy: stood?.id });
  for (const each of all) if (each.status === 'rejected') expect(each.reason).toMatchObject(reason('already_restated'));
});

test('what has no result is not restated', async () => {
  const failed = await start({}, { ...row, fuel: 'moon dust' });
  await expect(restate(failed.id)).rejects.toMatchObject(reason('execution_not_restatable'));
  const waiting = await start({ mode: 'async' });
  await expect(restate(waiting.id)).rejects.toMatchObject(reason('execution_not_restatable'));
  await expect(restate(acme.ids.next('exe'))).rejects.toMatchObject(reason('execution_not_found'));
});

test('a restatement that comes to no result supersedes nothing: the old one can be restated again', async () => {
  const run = await start({ mode: 'async' });
  const turn = { tenantId: 'acme', executionId: run.id, correlationId: 'c' };
  await finishRun(acme, turn, { state: 'SUCCEEDED', sets: [{ id: 's', version: '1', sha256: 'x' }] });
  const queued = await restate(run.id);
  expect(queued).toMatchObject({ state: 'PENDING', mode: 'async', supersedes: run.id });
  expect(await show(run.id)).toMatchObject({ supersededBy: queued.id });
  await expect(restate(run.id)).rejects.toMatchObject(reason('already_restated'));
  await cancelExecution(acme, { agentId, executionId: queued.id, force: true });
  expect(await show(run.id)).not.toHaveProperty('supersededBy');
  expect(await restate(run.id)).toMatchObject({ supersedes: run.id });
});

async function everyUseOf(setId: string): Promise<string[]> {
  const found: string[] = [];
  let from: UsesAfter | undefined;
  do {
    const page = await resultsUsing(acme, setId, { from, limit: 2 });
    found.push(...page.uses.map(({ executionId }) => executionId));
    from = page.next;
  } while (from);
  return found.sort();
}

test('every result is found by each set it rests on, page by page, and no run without a result is', async () => {
  const before = await everyUseOf('epa-hub-2025');
  const runs = [];
  for (let count = 0; count < 7; count++) runs.push(await start());
  await start({}, { ...row, fuel: 'moon dust' });
  const known = await everyUseOf('epa-hub-2025');
  expect(known).toEqual([...before, ...runs.map(({ id }) => id)].sort());
  const [run] = runs;
  expect(run?.sets?.map(({ id }) => id)).toContain('epa-hub-2025');
});

test('recomputing keeps nothing, and tells nothing of what has been superseded', async () => {
  const old = await start();
  const today = new Date().toISOString().slice(0, 10);
  const found = await recomputeExecution(acme, old.id, today);
  if (found.outcome !== 'computed') throw new Error(found.outcome);
  expect(found.after['total']).toEqual(found.before['total']);
  await restate(old.id);
  expect(await recomputeExecution(acme, old.id, today)).toEqual({ outcome: 'superseded' });
});
