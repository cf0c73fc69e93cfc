// What a commit promises, on a real DynamoDB.

import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { defineEvent } from '../../../events/envelope.ts';
import { openGround } from '../../../local/ground/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { defineRecord, openTable, patch, put, type TableReader } from '../../platform/table/index.ts';
import { defineFault, isFault } from '../../shared/fault.ts';
import type { KernelFrame } from '../context.ts';
import { platformScope, systemPrincipal, tenantScope } from '../principal.ts';
import { digestOf } from './audit-reference.ts';
import { committer, type Unit } from './commit.ts';
import { type OnceGuard, onceRecord, rememberedBy } from './once.ts';
import { auditRecord, outboxRecord, usageRecord } from './records.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const door = defineRecord({
  entity: 'door',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'DOOR#{id}', sk: 'DOOR' },
  schema: z.object({ id: z.string(), state: z.string() }),
});
const opened = defineEvent({
  type: 'door-opened.v1',
  summary: 'A door was opened.',
  schema: z.object({ id: z.string(), at: z.number() }),
  example: { id: 'front', at: 1 },
});
const DoorTaken = defineFault({ reason: 'door_taken', kind: 'conflict', cause: '.', remedy: '.', say: () => 'Taken.' });

let tenants = 0;
/** A tenant of its own for each test, so that counting finds only its traces. */
function within(more: Partial<KernelFrame> = {}) {
  const tenantId = `tenant-${tenants++}`;
  const frame: KernelFrame = {
    ...{ scope: tenantScope(tenantId), clock: systemClock, ids: systemIds, principal: systemPrincipal('tester') },
    ...{ requestId: 'req-1', correlationId: 'cor-1', once: [], remainingMs: () => 1000 },
    log: { info() {}, warn() {}, error() {} },
    ...more,
  };
  const table = openTable(tenantScope(tenantId));
  return { tenantId, table, frame, commit: <A>(unit: Unit<A>) => committer(openTable(frame.scope), frame)(unit) };
}

const guard = (token: string, more: Partial<OnceGuard> = {}): OnceGuard => ({
  ...{ plane: 'tenant', owner: 'tester', token, fingerprint: 'f', expiresAt: 2_000_000_000 },
  remember: (answer) => JSON.stringify(answer),
  ...more,
});

const opening = (id: string): Unit => ({
  writes: [put(door, { id, state: 'OPEN' }, { when: { absent: true }, orElse: () => DoorTaken() })],
  audit: { action: 'doors.opened', resource: `door/${id}`, details: { how: 'gently' } },
  events: [opened({ id, at: 1.5 })],
  usage: { doors: 1 },
});

const shards = Array.from({ length: 8 }, (_, shard) => shard);

async function tracesIn(table: TableReader) {
  const day = new Date().toISOString().slice(0, 10);
  const month = day.slice(0, 7);
  const [audit, outbox, usage] = await Promise.all([
    Promise.all(shards.map((shard) => table.query(auditRecord, { match: { day, shard } }))),
    Promise.all(shards.map((shard) => table.query(outboxRecord, { match: { shard } }))),
    Promise.all(shards.map((shard) => table.get(usageRecord, { month, metric: 'doors', shard }))),
  ]);
  return {
    audit: audit.flatMap(({ items }) => items),
    outbox: outbox.flatMap(({ items }) => items),
    usage: usage.reduce((sum, count) => sum + (count?.amount ?? 0), 0),
  };
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.type.reason : String(error)),
  );

test('state, audit entry, event, usage and marker are written together', async () => {
  const { table, commit } = within({ once: [guard('t1')] });
  expect(await commit({ ...opening('front'), answer: { ok: true } })).toEqual({ ok: true });
  const { audit, outbox, usage } = await tracesIn(table);
  expect(await table.get(door, { id: 'front' })).toEqual({ id: 'front', state: 'OPEN' });
  expect(audit).toMatchObject([
    { action: 'doors.opened', principal: 'tester', requestId: 'req-1', details: { how: 'gently' } },
  ]);
  expect(outbox).toMatchObject([
    { type: 'door-opened.v1', correlationId: 'cor-1', payload: '{"id":"front","at":1.5}' },
  ]);
  expect(usage).toBe(1);
  expect(await table.get(onceRecord, { owner: 'tester', token: 't1' })).toMatchObject({ answer: '{"ok":true}' });
});

test('an event vouches for the audit entry that was written with it', async () => {
  const { table, commit } = within();
  await commit(opening('front'));
  const { audit, outbox } = await tracesIn(table);
  const [entry] = audit;
  expect(entry && outbox[0]?.audit).toBe(entry && `${entry.day}/${entry.shard}/${entry.id}:${digestOf(entry)}`);
});

test('where the state was another, nothing at all is written and the declared fault is thrown', async () => {
  const { table, commit } = within();
  await commit(opening('front'));
  const before = await tracesIn(table);
  expect(await reasonOf(commit(opening('front')))).toBe('door_taken');
  expect(await tracesIn(table)).toEqual(before);
});

test('of two racing commits exactly one wins and leaves its traces once', async () => {
  const { table, commit } = within();
  const told = await Promise.all([1, 2, 3, 4].map(() => reasonOf(commit(opening('front')))));
  expect(told.filter((reason) => reason === 'done')).toHaveLength(1);
  expect(told.filter((reason) => reason === 'door_taken')).toHaveLength(3);
  const { audit, outbox, usage } = await tracesIn(table);
  expect([audit.length, outbox.length, usage]).toEqual([1, 1, 1]);
});

test('a spent marker speaks before any other refusal, and its first answer stands', async () => {
  const { table, frame } = within({ once: [guard('t1')] });
  const afresh = () => committer(table as ReturnType<typeof openTable>, frame);
  await afresh()({ ...opening('front'), answer: 1 });
  expect(await reasonOf(afresh()({ ...opening('front'), answer: 2 }))).toBe('already_done');
  const seen = await table.get(onceRecord, { owner: 'tester', token: 't1' });
  expect(seen && rememberedBy(seen)).toBe('1');
});

test('an expired marker is as good as none: the token may be spent anew', async () => {
  const { table, frame } = within({ once: [guard('t1', { expiresAt: 1_000 })] });
  const at = (second: number) =>
    committer(openTable(frame.scope), { ...frame, clock: { now: () => new Date(second * 1000) } });
  await at(900)({ writes: [], answer: 1 });
  expect(await reasonOf(at(999)({ writes: [], answer: 2 }))).toBe('already_done');
  await at(1_000)({ writes: [], answer: 3 });
  expect(await table.get(onceRecord, { owner: 'tester', token: 't1' })).toMatchObject({ answer: '3' });
});

test('an answer of any length that fits zipped is remembered to the letter', async () => {
  const { table, commit } = within({ once: [guard('long')] });
  const answer = Array.from({ length: 20_000 }, (_, row) => ({ row, kgCo2e: `${row}.25` }));
  await commit({ writes: [], answer });
  const seen = await table.get(onceRecord, { owner: 'tester', token: 'long' });
  expect(seen && rememberedBy(seen)).toBe(JSON.stringify(answer));
});

test('every event of a batch is marked in the one commit', async () => {
  const { table, commit } = within({ once: ['e1', 'e2'].map((token) => guard(token, { remember: () => undefined })) });
  await commit(opening('front'));
  expect(await table.get(onceRecord, { owner: 'tester', token: 'e2' })).toMatchObject({
    token: 'e2',
    fingerprint: 'f',
  });
  expect(await table.get(onceRecord, { owner: 'tester', token: 'e2' })).not.toHaveProperty('answer');
});

test('a call that is to happen once cannot commit twice; one that failed may try again', async () => {
  const { table, frame } = within({ once: [guard('t1')] });
  await openTable(frame.scope).transact([put(door, { id: 'front', state: 'OPEN' })]);
  const commit = committer(openTable(frame.scope), frame);
  expect(await reasonOf(commit(opening('front')))).toBe('door_taken');
  expect(await reasonOf(commit(opening('back')))).toBe('done');
  expect(await reasonOf(commit(opening('side')))).toContain('commits once');
  expect(await table.get(door, { id: 'side' })).toBeUndefined();
});

test('without anything to be done once, commits follow one another', async () => {
  const { table, frame } = within();
  const commit = committer(openTable(frame.scope), frame);
  await commit(opening('front'));
  await commit({ writes: [patch(door, { id: 'front' }, { set: { state: 'SHUT' }, when: { is: { state: 'OPEN' } } })] });
  expect(await table.get(door, { id: 'front' })).toMatchObject({ state: 'SHUT' });
});

test('on the platform plane the traces go to the tenant concerned, and are never dropped for want of one', async () => {
  const { tenantId, table, commit } = within({ scope: platformScope });
  expect(await reasonOf(commit({ ...opening('front'), writes: [] }))).toContain('must name the tenant');
  await commit({ ...opening('front'), writes: [], tenantId });
  const { audit, outbox } = await tracesIn(table);
  expect([audit[0]?.tenantId, outbox[0]?.tenantId]).toEqual([tenantId, tenantId]);
});

test('who acts from another tenant is named with it', async () => {
  const { table, commit } = within({ principal: { ...systemPrincipal('admin'), actingFrom: 'greenlang' } });
  await commit(opening('front'));
  expect((await tracesIn(table)).audit).toMatchObject([{ principal: 'admin', actingFrom: 'greenlang' }]);
});
