// What a call about many things promises: each part is done once, however often the call is repeated or begun again.
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { defineEvent } from '../../../events/envelope.ts';
import { openGround } from '../../../local/ground/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { defineRecord, openTable, put } from '../../platform/table/index.ts';
import type { KernelFrame } from '../context.ts';
import { systemPrincipal, tenantScope } from '../principal.ts';
import type { Commit } from './commit.ts';
import type { OnceGuard } from './once.ts';
import { partsOf } from './parts.ts';
import { auditRecord } from './records.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const noteRecord = defineRecord({
  entity: 'trial-note',
  plane: 'tenant',
  purpose: 'A trial.',
  key: { pk: 'NOTE#{id}', sk: 'NOTE' },
  schema: z.object({ id: z.string(), text: z.string() }),
});

const noteMade = defineEvent({
  type: 'note-made.v1',
  summary: 'A trial.',
  schema: z.object({ id: z.string() }),
  example: { id: 'a' },
});
const scope = tenantScope('parts');
const table = openTable(scope);
const frame = (token?: string): KernelFrame => ({
  scope,
  clock: systemClock,
  ids: systemIds,
  principal: systemPrincipal('worker'),
  requestId: 'req',
  correlationId: 'cor',
  log: { info() {}, warn() {}, error() {} },
  remainingMs: () => 10_000,
  once: token === undefined ? [] : [guard(token)],
});
const guard = (token: string): OnceGuard => ({
  ...{ plane: 'tenant', owner: 'ada', token, fingerprint: 'f', expiresAt: Math.floor(Date.now() / 1000) + 600 },
  remember: (answer) => JSON.stringify(answer),
});

const note = (id: string, text: string) => (commit: Commit) =>
  commit({ writes: [put(noteRecord, { id, text }, { when: { absent: true } })], answer: { id, text } });

test('a repeat of the request gets the first answer of each part, and does none again', async () => {
  const first = await partsOf(table, frame('t1')).once('0', note('a', 'first'));
  const again = await partsOf(table, frame('t1')).once('0', note('a', 'second'));
  expect(again).toEqual(first);
  expect(await table.get(noteRecord, { id: 'a' })).toMatchObject({ text: 'first' });
});

test('twins do each part once between them, and are told the same', async () => {
  const twins = Array.from({ length: 8 }, (_, n) => partsOf(table, frame('t2')).once('0', note('b', String(n))));
  const answers = await Promise.all(twins);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

test('without a key there are no repeats: the second try meets what the first one made', async () => {
  await partsOf(table, frame()).once('0', note('c', 'first'));
  await expect(partsOf(table, frame()).once('0', note('c', 'second'))).rejects.toThrow();
});

test('a part that failed leaves no trace, and another of the same request is none of its business', async () => {
  const parts = partsOf(table, frame('t3'));
  await expect(parts.once('0', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await parts.once('0', note('d', 'now'))).toEqual({ id: 'd', text: 'now' });
  expect(await parts.once('1', note('e', 'other'))).toEqual({ id: 'e', text: 'other' });
});

test('an undertaking is done in the name of who asked, and goes on after a crash where it ended', async () => {
  const undertaking = { id: 'job_1', onBehalfOf: { id: 'ada', actingFrom: 'platform' } };
  const audit = { action: 'notes.made', resource: 'note/f' };
  const write = (text: string) =>
    partsOf(table, frame()).once(
      '0',
      (commit) =>
        commit({
          writes: [put(noteRecord, { id: 'f', text }, { when: { absent: true } })],
          audit,
          events: [noteMade({ id: 'f' })],
          answer: text,
        }),
      undertaking,
    );
  expect([await write('first'), await write('second')]).toEqual(['first', 'first']);
  const day = new Date().toISOString().slice(0, 10);
  const shards = Array.from({ length: 8 }, (_, shard) => table.query(auditRecord, { match: { day, shard } }));
  const entries = (await Promise.all(shards)).flatMap(({ items }) => items);
  expect(entries).toMatchObject([{ principal: 'ada', actingFrom: 'platform' }]);
});
