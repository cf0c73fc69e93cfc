// What starting a run and fetching its result promise, on real table, bucket and signing key.
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop } from '../../local/ground/workshop.ts';
import { replays } from '../builtins/index.ts';
import { NewOwnFactor, recordOwnFactor } from '../factors/index.ts';
import { flowsStop, objectsWrite, receiptsSign, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { verifyReceipt } from '../receipts/index.ts';
import { createAgent, createVersion, deleteAgent, NewAgent, NewVersion, setAlias } from '../registry/index.ts';
import { StartExecution } from './contract.ts';
import { cancelExecution, followExecution, getExecution, getResult, listExecutions, startExecution } from './index.ts';
import { textInItem } from './keep.ts';
import { wholeExecutionOf } from './run-documents.ts';
import { executionOf } from './store.ts';

const workshop = await openWorkshop();
afterAll(() => workshop[Symbol.asyncDispose]());

const uses = [tableWrite, objectsWrite, receiptsSign, flowsStop] as const;
const acme = trialContext(uses, { tenantId: 'acme', roles: ['admin'] });
const runtime = { kind: 'builtin', builtin: 'fuel-emissions' } as const;

async function install(id: string, ctx = acme): Promise<void> {
  await createAgent(ctx, NewAgent.parse({ id, name: 'Fuels', category: 'emissions' }));
  await createVersion(ctx, id, NewVersion.parse({ version: '1.0.0', runtime }));
}
beforeAll(() => install('fuels'));

const row = { site: 'Plant 1', date: '2025-03-31', fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US' };
const rows = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ ...row, site: `Plant ${index}`, ...more }));
const wanted = (more: object = {}, activities: object[] = [row]) =>
  StartExecution.parse({ mode: 'sync', input: { gwpSet: 'AR5', activities }, ...more });
const start = (more: object = {}, activities: object[] = [row]) =>
  startExecution(acme, 'fuels', wanted(more, activities));
async function* bytes(text: string) {
  yield Buffer.from(text);
}
const verified = (receipt = '') => verifyReceipt(bytes(receipt), { replays });
const unusable = { fuel: 'unobtainium' };
const nextId = () => acme.ids.next('exe');

describe('the version that runs', () => {
  test('is the one pinned, the highest of the range, or what the alias stands for; its caller is told which', async () => {
    await install('ranged');
    for (const version of ['1.1.0', '2.0.0'])
      await createVersion(acme, 'ranged', NewVersion.parse({ version, runtime }));
    await setAlias(acme, { agentId: 'ranged', alias: 'audit' }, '1.0.0');
    const told: string[] = [];
    const tell = ({ version }: { readonly version: string }) => void told.push(version);
    const ran = [];
    for (const version of ['1.0.0', '^1.0', 'audit', 'latest'])
      ran.push((await startExecution(acme, 'ranged', { ...wanted({ version }), tell })).agentVersion);
    expect(ran).toEqual(['1.0.0', '1.1.0', '1.0.0', '2.0.0']);
    expect(told).toEqual(ran);
  });
});

describe('a synchronous run', () => {
  test('costs one read and one transaction', async () => {
    await start();
    const calls: string[] = [];
    let counting = true;
    subscribe('http.client.request.start', (message) => {
      const { request } = message as { request: ClientRequest };
      const target = request.getHeader('x-amz-target') ?? `${request.method} ${request.path}`;
      if (counting) calls.push(String(target).replace(/^.*\./, ''));
    });
    await start();
    counting = false;
    expect(calls).toEqual(['BatchGetItem', 'TransactWriteItems']);
  });

  test('answers with its output, and leaves a receipt that verifies', async () => {
    const { id, state, output, startedAt, finishedAt } = await start();
    expect({ state, output }).toMatchObject({ state: 'SUCCEEDED', output: { counts: { computed: 1 } } });
    expect(Date.parse(finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(startedAt ?? ''));
    const result = await getResult(acme, 'fuels', id);
    expect(result.output).toEqual(output);
    expect(JSON.parse(result.documents.rows?.content ?? '')).toMatchObject({ row: 1, scope: 1 });
    expect(await verified(result.documents.receipt?.content)).toMatchObject({ valid: true, trust: 'delegated' });
  });

  test("reckons by the tenant's own factors first, marked in result and receipt, and by nobody else's", async () => {
    const owning = trialContext(uses, { tenantId: 'owning', roles: ['admin'] });
    await install('fuels', owning);
    const stated = { activity: 'Natural gas', unit: 'therm', region: 'US', scope: '1', co2e: '5', source: 'Supplier' };
    const { id: factor } = await recordOwnFactor(owning, NewOwnFactor.parse({ ...stated, validFrom: '2025-01-01' }));
    const own = await startExecution(owning, 'fuels', wanted());
    expect(own.output).toMatchObject({ total: { co2eKg: '6250' }, factors: [{ id: factor, revision: 1 }] });
    const { documents } = await getResult(owning, 'fuels', own.id);
    expect(documents.receipt?.content).toContain('"ownRevision":1');
    expect(await verified(documents.receipt?.content)).toMatchObject({ valid: true, trust: 'delegated' });
    expect((await start()).output).toMatchObject({ factors: [{ id: 'EPAHUB-2025-T1-natural-gas-mmbtuhhv' }] });
  });

  test('over rows of which none can be used ends FAILED, says why and shows which', async () => {
    const { id, state, failure, output } = await start({}, rows(30, unusable));
    expect({ state, failure, output }).toMatchObject({
      state: 'FAILED',
      failure: { reason: 'nothing_usable' },
      output: undefined,
    });
    expect(failure?.details).toMatchObject({ rowsRead: 30, refused: 30 });
    expect(failure?.details?.['rows']).toHaveLength(20);
    const { documents } = await getResult(acme, 'fuels', id);
    expect(documents.refused?.content?.trim().split('\n')).toHaveLength(30);
    expect([documents.receipt, documents.rows]).toEqual([undefined, undefined]);
  });

  test('has its documents beside it, out of the way of lists, and gives them back to the letter', async () => {
    const larger = await start({}, rows(300, { site: 'Zürich 🏭' }));
    const run = await executionOf(acme, 'fuels', larger.id);
    expect([run.input, run.output, run.receipt, run.rows]).toEqual([undefined, undefined, undefined, undefined]);
    const whole = await wholeExecutionOf(acme, 'fuels', larger.id);
    expect(JSON.parse(textInItem(whole.input ?? { inline: '{}' }) ?? '')).toEqual(
      wanted({}, rows(300, { site: 'Zürich 🏭' })).input,
    );
    const { output, documents } = await getResult(acme, 'fuels', larger.id);
    expect(output).toEqual(larger.output);
    expect(documents.rows?.content?.trim().split('\n')).toHaveLength(300);
    expect(await verified(documents.receipt?.content)).toMatchObject({ valid: true });
  });

  test('of more than fits is refused before anything is computed, naming the way for more', async () => {
    const message = expect.stringContaining('POST /v1/files');
    const tooMuch = { type: { reason: 'input_invalid' }, problems: [{ field: '/input/activities', message }] };
    await expect(start({}, rows(501))).rejects.toMatchObject(tooMuch);
    await expect(start({}, rows(500, { unit: 'x'.repeat(200) }))).rejects.toMatchObject(tooMuch);
  });

  test('of whatever the input may hold fits its item, even where nothing can be compressed', async () => {
    const site = () => randomBytes(150).toString('base64').slice(0, 90);
    const noise = Array.from({ length: 490 }, () => ({ ...row, site: site(), quantity: Math.random() * 1e6 }));
    expect(await start({}, noise)).toMatchObject({ state: 'SUCCEEDED' });
  });

  test('whose output is too large to be answered with has it in its result', async () => {
    const large = await start({}, [row, ...rows(499, { fuel: 'unobtainium '.repeat(5) })]);
    expect(large).toMatchObject({ state: 'SUCCEEDED' });
    expect(large).not.toHaveProperty('output');
    expect((await getResult(acme, 'fuels', large.id)).output).toMatchObject({ counts: { refused: 499 } });
  });

  test('over an uploaded file is told to be asynchronous', async () => {
    const input = { gwpSet: 'AR5', activityFile: { fileId: 'fil_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M' } };
    await expect(start({ input })).rejects.toMatchObject({ type: { reason: 'file_needs_async' } });
    await expect(start({ input, mode: 'async' })).rejects.toMatchObject({ type: { reason: 'file_not_found' } });
  });
});

describe('an input', () => {
  test('that breaks the schema is refused, every problem with its place under /input', async () => {
    const input = { gwpSet: 'AR9', activities: [{ ...row, unit: 7 }], gwpset: 'AR5' };
    const fields = await start({ input }).catch(({ problems }: { problems: { field: string }[] }) =>
      problems.map(({ field }) => field).sort(),
    );
    expect(fields).toEqual(['/input/activities/0/unit', '/input/gwpSet', '/input/gwpset']);
  });

  test('named like what every object has is just an unknown field', async () => {
    const input = JSON.parse('{"gwpSet":"AR5","activities":[],"constructor":1,"toString":2}');
    await expect(startExecution(acme, 'fuels', { ...wanted(), input })).rejects.toMatchObject({
      type: { reason: 'input_invalid' },
    });
  });
});

describe('an id that the client chose', () => {
  test('is the id of the run, and is taken from then on, also for another agent', async () => {
    const executionId = nextId();
    await install('other-fuels');
    expect(await start({ executionId })).toMatchObject({ id: executionId });
    const taken = { type: { reason: 'execution_taken' }, problems: [{ field: '/executionId' }] };
    await expect(start({ executionId })).rejects.toMatchObject(taken);
    await expect(start({ executionId, mode: 'async' })).rejects.toMatchObject(taken);
    await expect(startExecution(acme, 'other-fuels', wanted({ executionId }))).rejects.toMatchObject(taken);
  });

  test('chosen by two at once is given to one', async () => {
    const executionId = nextId();
    const both = await Promise.allSettled([start({ executionId }), start({ executionId, mode: 'async' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('may be the id of another tenant, and neither sees the other', async () => {
    const executionId = nextId();
    await start({ executionId, mode: 'async' });
    const globex = trialContext(uses, { tenantId: 'globex', roles: ['admin'] });
    await createAgent(globex, NewAgent.parse({ id: 'fuels', name: 'Fuels', category: 'emissions' }));
    const missing = { type: { reason: 'execution_not_found' } };
    await expect(getExecution(globex, 'fuels', executionId)).rejects.toMatchObject(missing);
    expect(await cancelExecution(globex, { agentId: 'fuels', executionId, force: true })).toMatchObject({
      outcome: 'ahead',
    });
    expect(await getExecution(acme, 'fuels', executionId)).toMatchObject({ state: 'PENDING' });
  });

  test('does not change the order in which runs are listed: newest first', async () => {
    await install('listed');
    const ids: string[] = [];
    for (const executionId of [
      undefined,
      'exe_7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
      undefined,
      'exe_00000000000000000000000000',
    ]) {
      ids.push((await startExecution(acme, 'listed', wanted(executionId ? { executionId } : {}))).id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const first = await listExecutions(acme, 'listed', { limit: 3 });
    const rest = await listExecutions(acme, 'listed', { limit: 3, ...(first.next && { after: first.next }) });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
  });
});

test('a result that is not there yet, or never will be, is refused', async () => {
  const { id } = await start({ mode: 'async' });
  await expect(getResult(acme, 'fuels', id)).rejects.toMatchObject({ type: { reason: 'result_not_ready' } });
  await cancelExecution(acme, { agentId: 'fuels', executionId: id, force: false });
  await expect(getResult(acme, 'fuels', id)).rejects.toMatchObject({ type: { reason: 'result_not_ready' } });
});

test('who follows a run that is not there is told so; who follows a long one is let go in time to come again', async () => {
  const missing = { type: { reason: 'execution_not_found' } };
  await expect(followExecution(acme, 'fuels', nextId())).rejects.toMatchObject(missing);
  const { id } = await start({ mode: 'async' });
  const hurried = Object.create(acme, { remainingMs: { value: () => 1_000 } });
  const seen = await Array.fromAsync(await followExecution(hurried, 'fuels', id));
  expect(seen).toMatchObject([{ event: 'state', data: { id, state: 'PENDING' } }]);
});

test('a run is found under its own agent only', async () => {
  const { id } = await start();
  await expect(getExecution(acme, 'other-fuels', id)).rejects.toMatchObject({
    type: { reason: 'execution_not_found' },
  });
});

test('a run of an agent that is deleted meanwhile stays on record', async () => {
  await install('short-lived');
  const { id } = await startExecution(acme, 'short-lived', wanted({ mode: 'async' }));
  await deleteAgent(acme, 'short-lived', () => undefined);
  expect(await getExecution(acme, 'short-lived', id)).toMatchObject({ state: 'PENDING' });
  const again = startExecution(acme, 'short-lived', wanted());
  await expect(again).rejects.toMatchObject({ type: { reason: 'agent_not_found' } });
});
