// What driving a run promises: the flow as declared, on Step Functions, table and bucket, with the steps' own use cases.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import jsonata from 'jsonata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  cancelExecution,
  carryOutRun,
  Ended,
  finishRun,
  followExecution,
  getExecution,
  getResult,
  launchRun,
  prepareRun,
  StartExecution,
  startExecution,
  sweepRuns,
  Turn,
} from '../../../lib/executions/index.ts';
import { silenceSeconds } from '../../../lib/executions/model.ts';
import { announceFile, deleteFile } from '../../../lib/files/index.ts';
import { outboxRecord } from '../../../lib/kernel/commit/records.ts';
import {
  flowsReport,
  flowsStart,
  flowsStop,
  objectsWrite,
  receiptsSign,
  tableWrite,
} from '../../../lib/kernel/index.ts';
import { trialContext } from '../../../lib/kernel/trial.ts';
import { createAgent, createVersion, NewAgent, NewVersion } from '../../../lib/registry/index.ts';
import { openWorkshop } from '../../../local/ground/workshop.ts';
import { provision } from '../../../local/wire/provision.ts';
import startDoor from '../api/start-execution.ts';
import drive from './drive.ts';

const uses = [tableWrite, objectsWrite, receiptsSign, flowsReport, flowsStart, flowsStop] as const;
const at = (tenantId: string, laterSeconds = 0) =>
  trialContext(uses, { tenantId, clock: { now: () => new Date(Date.now() + laterSeconds * 1000) } });

/** How often the computation of a run was begun, and what happens before each piece of its file is handed out. */
const begun = new Map<string, number>();
const between = new Map<string, (attempt: number) => Promise<unknown>>();
/** Runs that are prepared as if so many seconds ago. */
const backdated = new Map<string, number>();
const given = new Map<string, 'finished' | 'given up'>();

const Task = Turn.extend({ token: z.string().optional(), ended: Ended.optional() });

const workshop = await openWorkshop(async (functionArn, payload) => {
  const { token, ended, ...turn } = Task.parse(payload);
  const ctx = at(turn.tenantId, -(backdated.get(turn.executionId) ?? 0));
  try {
    if (functionArn.endsWith('prepare-run')) return { payload: await prepareRun(ctx, turn) };
    if (ended) await finishRun(at(turn.tenantId), turn, ended);
    else await compute(turn, String(token));
    return { payload: null };
  } catch (error) {
    return { payload: null, functionError: { errorType: 'Error', errorMessage: String(error) } };
  }
});
afterAll(() => workshop[Symbol.asyncDispose]());

async function compute(turn: z.output<typeof Turn>, token: string): Promise<void> {
  const { executionId } = turn;
  const attempt = (begun.get(executionId) ?? 0) + 1;
  begun.set(executionId, attempt);
  const { objects } = at(turn.tenantId);
  const open = (key: string) => Readable.from(inPieces(objects.open(key), () => between.get(executionId)?.(attempt)));
  const ctx = Object.create(at(turn.tenantId), { objects: { value: { ...objects, open } } });
  try {
    await carryOutRun(ctx, turn, token);
    given.set(executionId, 'finished');
  } catch (error) {
    given.set(executionId, 'given up');
    throw error;
  }
}

async function* inPieces(whole: Readable, wait: () => Promise<unknown> | undefined): AsyncGenerator<Buffer> {
  const bytes = Buffer.concat(await whole.toArray());
  for (let from = 0; from < bytes.length; from += 2_000) {
    await wait();
    yield bytes.subarray(from, from + 2_000);
  }
}

const acme = at('acme');
beforeAll(async () => {
  const definition = JSON.stringify(drive.spec.definition).replace(
    /\{\{step:([\w.-]+)\}\}/g,
    'arn:aws:lambda:eu-central-1:000000000000:function:$1',
  );
  await provision(workshop.flows, 'AWS::StepFunctions::StateMachine', {
    StateMachineName: 'greenlang-test-executions-drive',
    DefinitionString: definition,
    RoleArn: 'arn:aws:iam::000000000000:role/flow',
  });
  for (const ctx of [acme, at('globex'), at('initech')]) {
    await createAgent(ctx, NewAgent.parse({ id: 'fuels', name: 'Fuels', category: 'emissions' }));
    const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
    await createVersion(ctx, 'fuels', NewVersion.parse({ version: '1.0.0', runtime }));
  }
  await createAgent(acme, NewAgent.parse({ id: 'pipes', name: 'Pipes', category: 'data' }));
  const runtime = { kind: 'builtin', builtin: 'data-pipeline' };
  await createVersion(acme, 'pipes', NewVersion.parse({ version: '1.0.0', runtime }));
});

const HEADER = 'site,date,fuel,quantity,unit,region\n';
const csv = (rows: number, fuel = 'natural gas') =>
  HEADER + Array.from({ length: rows }, (_, i) => `Plant ${i},2025-03-31,${fuel},${i + 1},therm,US\n`).join('');

async function upload(content: string, ctx = acme): Promise<string> {
  const file = await announceFile(ctx, { name: 'a.csv', contentType: 'text/csv', sizeBytes: content.length });
  await fetch(file.upload.url, { method: 'PUT', headers: file.upload.headers, body: content });
  return file.id;
}

async function accept(fileId: string, more: object = {}, ctx = acme): Promise<string> {
  const wanted = StartExecution.parse({ input: { gwpSet: 'AR5', activityFile: { fileId } }, ...more });
  return (await startExecution(ctx, 'fuels', wanted)).id;
}

async function launch(executionId: string, ctx = acme): Promise<string> {
  await launchRun(ctx, { tenantId: ctx.tenantId, executionId, correlationId: 'trial' });
  return executionId;
}

/** Watches the run to its end, as a client would. */
async function follow(executionId: string, ctx = acme) {
  const seen = [];
  for await (const { event, data } of await followExecution(ctx, 'fuels', executionId)) seen.push({ event, data });
  return seen;
}
const ended = async (executionId: string, ctx = acme) => {
  await follow(executionId, ctx);
  return getExecution(ctx, 'fuels', executionId);
};
async function said(executionId: string, type: string, ctx = acme): Promise<number> {
  const shards = Array.from({ length: 8 }, (_, shard) => ctx.table.query(outboxRecord, { match: { shard } }));
  const events = (await Promise.all(shards)).flatMap(({ items }) => items);
  return events.filter((event) => event.type === type && JSON.parse(event.payload).executionId === executionId).length;
}

describe.concurrent('a driven run', { timeout: 30_000 }, () => {
  test('computes over a file, is watched to its end, and keeps its documents where their size belongs', async () => {
    const id = await launch(await accept(await upload(csv(200))));
    const seen = await follow(id);
    expect(seen.at(-1)).toMatchObject({
      event: 'finished',
      data: { state: 'SUCCEEDED', progress: { rowsComputed: 200 } },
    });
    expect(seen.filter(({ event }) => event === 'finished')).toHaveLength(1);
    const { documents, output } = await getResult(acme, 'fuels', id);
    expect(output).toBeUndefined();
    const texts: string[] = [];
    for (const document of [documents.output, documents.receipt, documents.rows]) {
      const text = await (await fetch(document?.url ?? '')).text();
      expect(createHash('sha256').update(text).digest('hex')).toBe(document?.sha256);
      texts.push(text);
    }
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({ counts: { computed: 200, refused: 0 } });
    expect(texts[2]?.trim().split('\n')).toHaveLength(200);
    expect(documents.refused).toBeUndefined();
  });

  test('over a file that has vanished meanwhile fails, saying so, and is not tried again', async () => {
    const fileId = await upload(csv(3));
    const id = await accept(fileId);
    await deleteFile(acme, fileId, () => undefined);
    expect(await ended(await launch(id))).toMatchObject({ state: 'FAILED', failure: { reason: 'file_not_found' } });
    expect(begun.get(id)).toBe(1);
  });

  test('over a file that was never uploaded fails, saying so', async () => {
    const { id: fileId } = await announceFile(acme, { name: 'a.csv', contentType: 'text/csv', sizeBytes: 9 });
    const id = await launch(await accept(fileId));
    expect(await ended(id)).toMatchObject({ state: 'FAILED', failure: { reason: 'file_not_uploaded' } });
    expect(begun.get(id)).toBe(1);
  });

  test('over a file with nothing usable fails once, with every refused row to be fetched', async () => {
    const id = await launch(await accept(await upload(csv(40, 'unobtainium'))));
    expect(await ended(id)).toMatchObject({ state: 'FAILED', failure: { reason: 'nothing_usable' } });
    const { documents } = await getResult(acme, 'fuels', id);
    const refused = await (await fetch(documents.refused?.url ?? '')).text();
    expect(refused.trim().split('\n')).toHaveLength(40);
    expect(documents.rows).toBeUndefined();
    expect(begun.get(id)).toBe(1);
  });

  test('that fails on our side is tried again, and keeps only what the believed attempt wrote', async () => {
    const id = await accept(await upload(csv(100)));
    between.set(id, async (attempt) => {
      if (attempt === 1) throw new Error('The container died.');
    });
    expect(await ended(await launch(id))).toMatchObject({ state: 'SUCCEEDED' });
    expect(begun.get(id)).toBe(2);
  });

  test('of a pipeline whose container died goes on from its last checkpoint, to the same bytes', async () => {
    const read = {
      id: 'read',
      op: 'normalise',
      onError: 'quarantine',
      fields: [{ with: 'number', field: 'quantity' }],
    };
    const by = [{ kind: 'category', field: 'unit' }];
    const sum = {
      id: 'sum',
      op: 'aggregate',
      plan: { by, measures: [{ name: 'total', op: 'sum', field: 'quantity' }] },
    };
    const definition = { name: 'therms', checkpointEvery: 100, stages: [read, sum] };
    const fileId = await upload(`${csv(1_500)}Plant,2025-03-31,gas,much,therm,US\n`);
    const wanted = StartExecution.parse({ input: { definition, activityFile: { fileId } } });
    const [whole, killed] = [await startExecution(acme, 'pipes', wanted), await startExecution(acme, 'pipes', wanted)];
    const latest = `executions/${killed.id}/checkpoints/latest.json`;
    let pieces = 0;
    const checkpointsFound: boolean[] = [];
    between.set(killed.id, async (attempt) => {
      pieces += 1;
      if (attempt === 1 && pieces > 20) throw new Error('The container died.');
      if (attempt === 2 && checkpointsFound.length === 0)
        checkpointsFound.push((await acme.objects.head(latest)) !== undefined);
    });
    const documents = [];
    for (const { id } of [whole, killed]) {
      await launch(id);
      for await (const { event } of await followExecution(acme, 'pipes', id)) if (event === 'finished') break;
      const { documents: made } = await getResult(acme, 'pipes', id);
      documents.push([made.rows?.sha256, made.refused?.sha256]);
    }
    expect(await getExecution(acme, 'pipes', killed.id)).toMatchObject({
      state: 'SUCCEEDED',
      progress: { rowsRead: 1_501, rowsRefused: 1 },
    });
    expect(begun.get(killed.id)).toBe(2);
    expect(checkpointsFound).toEqual([true]);
    expect(documents[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(documents[1]).toEqual(documents[0]);
    while ((await acme.objects.head(latest)) !== undefined) await pause(20);
  });

  test('launched twice is carried out once', async () => {
    const id = await accept(await upload(csv(3)));
    await Promise.all([launch(id), launch(id), launch(id)]);
    expect(await ended(id)).toMatchObject({ state: 'SUCCEEDED' });
    await launch(id);
    expect(begun.get(id)).toBe(1);
  });

  test('asked to cancel while it computes ends between two batches of rows', async () => {
    const id = await accept(await upload(csv(2_000)));
    between.set(id, () => pause(200));
    const end = ended(await launch(id));
    while (!begun.has(id)) await pause(10);
    expect(await cancelExecution(acme, { agentId: 'fuels', executionId: id, force: false })).toMatchObject({
      outcome: 'requested',
    });
    expect(await end).toMatchObject({ state: 'CANCELLED', cancelRequestedAt: expect.any(String) });
    expect(await said(id, 'execution-finished.v1')).toBe(1);
  });

  test('cancelled by force is let go of by its container', async () => {
    const id = await accept(await upload(csv(2_000)));
    between.set(id, () => pause(200));
    await launch(id);
    while (!begun.has(id)) await pause(10);
    await cancelExecution(acme, { agentId: 'fuels', executionId: id, force: true });
    while (!given.has(id)) await pause(50);
    expect(await getExecution(acme, 'fuels', id)).toMatchObject({ state: 'CANCELLED' });
    expect(await said(id, 'execution-finished.v1')).toBe(1);
  });

  test('whose flow is gone is let go of by its container at the next sign of life, and ended by the sweeper', async () => {
    const alone = at('initech');
    const id = await accept(await upload(csv(2_000), alone), { timeoutSeconds: 5 }, alone);
    between.set(id, () => pause(200));
    await launch(id, alone);
    while (!begun.has(id)) await pause(10);
    const name = `${id}-${createHash('sha256').update('initech').digest('hex').slice(0, 32)}`;
    await alone.flows.stop({ flow: drive.spec.id, name, error: 'Lost', cause: 'Somebody pulled the plug.' });
    while (!given.has(id)) await pause(50);
    expect(given.get(id)).toBe('finished');
    expect(await getExecution(alone, 'fuels', id)).toMatchObject({ state: 'RUNNING' });
    await sweepRuns(at('initech', 600));
    expect(await getExecution(alone, 'fuels', id)).toMatchObject({ state: 'TIMED_OUT' });
    expect(await said(id, 'execution-finished.v1', alone)).toBe(1);
  });

  test('is warned about once when most of its time is used, however often it is tried', async () => {
    const id = await accept(await upload(csv(1_000)), { timeoutSeconds: 100 });
    backdated.set(id, 90);
    between.set(id, async (attempt) => {
      await pause(70);
      if (attempt === 1 && (await said(id, 'execution-near-timeout.v1')) > 0) throw new Error('The container died.');
    });
    expect(await ended(await launch(id))).toMatchObject({ state: 'SUCCEEDED' });
    expect(begun.get(id)).toBe(2);
    expect(await said(id, 'execution-near-timeout.v1')).toBe(1);
  });

  test('has a flow of its own even where two tenants chose the same id', async () => {
    const globex = at('globex');
    const executionId = acme.ids.next('exe');
    const mine = await accept(await upload(csv(3)), { executionId });
    const theirs = await accept(await upload(csv(3), globex), { executionId }, globex);
    await Promise.all([launch(mine), launch(theirs, globex)]);
    expect(await ended(mine)).toMatchObject({ state: 'SUCCEEDED' });
    expect(await ended(theirs, globex)).toMatchObject({ state: 'SUCCEEDED' });
  });
});

test('silence is noticed before the time is up, and several signs of life fit into it', async () => {
  const { HeartbeatSeconds } = z
    .object({ States: z.object({ 'Carry out': z.object({ HeartbeatSeconds: z.string() }) }) })
    .parse(drive.spec.definition).States['Carry out'];
  const expression = jsonata(HeartbeatSeconds.replace(/^\{%|%\}$/g, ''));
  for (const timeoutSeconds of [5, 6, 20, 21, 300, 840]) {
    expect(await expression.evaluate({}, { timeoutSeconds })).toBe(silenceSeconds(timeoutSeconds));
    expect(silenceSeconds(timeoutSeconds)).toBeLessThan(timeoutSeconds);
    expect(silenceSeconds(timeoutSeconds)).toBeGreaterThanOrEqual(4);
  }
});

test('a synchronous run that failed on its data is still an answer: HTTP 200', () => {
  expect(startDoor.spec.statusOf({ mode: 'sync', state: 'FAILED' })).toBe(200);
  expect(startDoor.spec.statusOf({ mode: 'async', state: 'PENDING' })).toBe(202);
});
