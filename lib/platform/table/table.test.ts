// What the table promises, on a real DynamoDB.

import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../local/ground/index.ts';
import { isFault } from '../../shared/fault.ts';
import type { Scope } from '../capability.ts';
import { waitedMs } from '../waiting.ts';
import { check, defineRecord, type Item, openTable, patch, put, remove, StateChanged } from './index.ts';
import { tally, toldCalls } from './tally.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const thing = defineRecord({
  entity: 'thing',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'THINGS#{shelf}', sk: '{id}' },
  gsi1: { pk: 'OPEN#{shelf}', sk: '{openedAt}' },
  schema: z.object({
    shelf: z.string(),
    id: z.string(),
    state: z.string(),
    size: z.number().optional(),
    note: z.unknown().optional(),
    openedAt: z.string().optional(),
    expiresAt: z.number().optional(),
  }),
});
const ledger = defineRecord({ ...thing, entity: 'ledger', plane: 'platform' });

const scopeOf = (tenantId: string): Scope => ({ plane: 'tenant', tenantId });
const acme = openTable(scopeOf('acme'));
const globex = openTable(scopeOf('globex'));
const platform = openTable({ plane: 'platform' });
const on = (shelf: string, id: string, more: object = {}) => ({ shelf, id, state: 'OPEN', note: null, ...more });
const absent = { when: { absent: true } } as const;
const reasonOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.type.reason : String(error)),
  );

test("the same key in two tenants is two things, and neither sees the other's", async () => {
  await acme.transact([put(thing, on('iso', '1', { note: 'ours' }))]);
  await globex.transact([put(thing, on('iso', '1', { note: 'theirs' }))]);
  expect(await acme.get(thing, { shelf: 'iso', id: '1' })).toMatchObject({ note: 'ours' });
  expect((await globex.query(thing, { match: { shelf: 'iso' } })).items).toMatchObject([{ note: 'theirs' }]);
});

test('every call that goes over the wire is counted by its kind, and waited for', async () => {
  const [before, waitedBefore] = [tally(), waitedMs()];
  await acme.transact([put(thing, on('count', '1'))]);
  await acme.get(thing, { shelf: 'count', id: '1' });
  await acme.get(thing, { shelf: 'count', id: '2' });
  await acme.query(thing, { match: { shelf: 'count' } });
  expect(toldCalls(before, tally())).toBe('2 reads + 1 query + 1 transaction');
  expect(toldCalls(tally(), tally())).toBe('');
  expect(waitedMs()).toBeGreaterThan(waitedBefore);
});

test('two items come in one call, each where it was asked for, and what is missing is undefined', async () => {
  await acme.transact([put(thing, on('pair', '1')), put(thing, on('pair', '2', { note: 'second' }))]);
  const at = (id: string) => [thing, { shelf: 'pair', id }] as const;
  expect(await acme.pair(at('2'), at('1'))).toMatchObject([{ note: 'second' }, { id: '1' }]);
  expect(await acme.pair(at('3'), at('2'))).toMatchObject([undefined, { id: '2' }]);
  expect(await globex.pair(at('1'), at('2'))).toEqual([undefined, undefined]);
  await expect(acme.pair(at('1'), [ledger, { shelf: 'pair', id: '1' }])).rejects.toThrow('belongs to the platform');
});

test('what is read ahead comes in one call that no request is charged with, what is not there without a value', async () => {
  const at = (id: string) => [thing, { shelf: 'ahead', id }] as const;
  await acme.transact([put(thing, on('ahead', '1'))]);
  const before = tally();
  expect(await acme.ahead([at('1'), at('2')])).toMatchObject([{ value: { id: '1' } }, { value: undefined }]);
  expect(toldCalls(before, tally())).toBe('');
  expect(await globex.ahead([at('1')])).toEqual([{ value: undefined }]);
});

test('a collection can be read from a place on, whether or not something lies there', async () => {
  await acme.transact(['1', '2', '3'].map((id) => put(thing, on('from', id))));
  await globex.transact([put(thing, on('from', '9'))]);
  const from = async (id: string) =>
    (await acme.query(thing, { match: { shelf: 'from' }, from: { id } })).items.map((item) => item.id);
  expect(await from('2')).toEqual(['2', '3']);
  expect(await from('2.5')).toEqual(['3']);
  expect(await from('4')).toEqual([]);
});

test('no value reaches into another partition, and no tenant into the platform', async () => {
  await acme.transact([put(thing, on('a#b', 'c'))]);
  expect(await acme.get(thing, { shelf: 'a', id: 'b#c' })).toBeUndefined();
  expect(await acme.get(thing, { shelf: 'a#b', id: 'c' })).toMatchObject({ shelf: 'a#b', id: 'c' });
  await expect(acme.get(ledger, { shelf: 'a', id: 'c' })).rejects.toThrow('belongs to the platform');
  await expect(platform.get(thing, { shelf: 'a', id: 'c' })).rejects.toThrow('name it by tenantId');
  expect(await platform.get(thing, { tenantId: 'acme#THINGS', shelf: 'a#b', id: 'c' })).toBeUndefined();
  expect(await platform.get(thing, { tenantId: 'acme', shelf: 'a#b', id: 'c' })).toMatchObject({
    shelf: 'a#b',
    id: 'c',
  });
});

test('a field of a value cannot take the place of a key', async () => {
  const forged: Item = { PK: 'TENANT#globex#THINGS#iso', SK: '1', entity: 'other' };
  await acme.transact([put(thing, on('forged', '1', forged))]);
  expect(await acme.get(thing, { shelf: 'forged', id: '1' })).toMatchObject({ id: '1' });
  expect(await globex.get(thing, { shelf: 'iso', id: '1' })).toMatchObject({ note: 'theirs' });
});

test('of several writes either all happen or none', async () => {
  await acme.transact([put(thing, on('atom', 'taken'))]);
  const both = acme.transact([put(thing, on('atom', 'new')), put(thing, on('atom', 'taken'), absent)]);
  expect(await reasonOf(both)).toBe('state_changed');
  expect(await acme.get(thing, { shelf: 'atom', id: 'new' })).toBeUndefined();
});

test('what has expired counts as absent from that second on, though it lies there still', async () => {
  const key = { shelf: 'expiry', id: '1' };
  const claim = (by: string, second: number) =>
    acme.transact([
      put(thing, on('expiry', '1', { note: by, expiresAt: second + 10 }), { when: { absentAt: second } }),
    ]);
  expect(await reasonOf(claim('first', 100))).toBe('done');
  expect(await reasonOf(claim('second', 109))).toBe('state_changed');
  expect(await acme.get(thing, key)).toMatchObject({ note: 'first' });
  expect(await reasonOf(claim('third', 110))).toBe('done');
  expect(await acme.get(thing, key)).toMatchObject({ note: 'third' });
  await acme.transact([put(thing, on('expiry', 'never'))]);
  const upon = put(thing, on('expiry', 'never'), { when: { absentAt: 1_000 } });
  expect(await reasonOf(acme.transact([upon]))).toBe('state_changed');
});

test('the first write whose prior state was another decides the fault', async () => {
  const orElse = () => StateChanged({ entity: 'my own' });
  const writes = [check(thing, { shelf: 'none', id: '1' }, {}), put(thing, on('atom', 'taken'), { ...absent, orElse })];
  await expect(acme.transact(writes)).rejects.toThrow('The thing changed');
  await expect(acme.transact(writes.slice(1))).rejects.toThrow('The my own changed');
});

test('a patch sets, adds and removes in place, only from an allowed state', async () => {
  const key = { shelf: 'patch', id: '1' };
  await acme.transact([put(thing, on('patch', '1', { note: 'x', size: 2 }))]);
  const when = { is: { state: ['OPEN', 'HELD'] } };
  await acme.transact([patch(thing, key, { set: { state: 'SHUT' }, add: { size: 3 }, unset: ['note'], when })]);
  expect(await acme.get(thing, key)).toMatchObject({ state: 'SHUT', size: 5 });
  expect(await reasonOf(acme.transact([patch(thing, key, { set: { state: 'OPEN' }, when })]))).toBe('state_changed');
  await acme.transact([remove(thing, key, { when: { exists: true } })]);
  expect(await reasonOf(acme.transact([remove(thing, key, { when: { exists: true } })]))).toBe('state_changed');
});

test('of two commits that race for one state exactly one wins, whatever their number', async () => {
  await acme.transact([put(thing, on('race', '1', { size: 0 }))]);
  const take = () =>
    acme.transact([
      patch(
        thing,
        { shelf: 'race', id: '1' },
        { set: { state: 'TAKEN' }, add: { size: 1 }, when: { is: { state: 'OPEN' } } },
      ),
    ]);
  const told = await Promise.all(Array.from({ length: 8 }, () => reasonOf(take())));
  expect(told.filter((reason) => reason === 'done')).toHaveLength(1);
  expect(await acme.get(thing, { shelf: 'race', id: '1' })).toMatchObject({ state: 'TAKEN', size: 1 });
});

test('counters that are added to at once lose nothing', async () => {
  const key = { shelf: 'count', id: '1' };
  await acme.transact([put(thing, on('count', '1', { size: 0 }))]);
  await Promise.all(Array.from({ length: 10 }, () => acme.transact([patch(thing, key, { add: { size: 1 } })])));
  expect(await acme.get(thing, key)).toMatchObject({ size: 10 });
});

test('pages follow one another without gap or twin, in both directions', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  await acme.transact(ids.map((id) => put(thing, on('pages', id))));
  for (const descending of [false, true]) {
    const seen: string[] = [];
    let after: Item | undefined;
    do {
      const page = await acme.query(thing, {
        match: { shelf: 'pages' },
        limit: 2,
        descending,
        ...(after && { after }),
      });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(descending ? ids.toReversed() : ids);
  }
});

test('what lacks a field of an index is not in it', async () => {
  await acme.transact([put(thing, on('sparse', '1', { openedAt: '2026' })), put(thing, on('sparse', '2'))]);
  const { items } = await acme.query(thing, { index: 'gsi1', match: { shelf: 'sparse' } });
  expect(items.map(({ id }) => id)).toEqual(['1']);
});

test('an item of more than 400 KB and a commit of more than 100 writes are refused in words', async () => {
  const huge = put(thing, on('huge', '1', { note: 'x'.repeat(420_000) }));
  expect(await reasonOf(acme.transact([huge]))).toBe('item_too_large');
  expect(await reasonOf(acme.transact([put(thing, on('huge', '0')), huge]))).toBe('item_too_large');
  const many = Array.from({ length: 101 }, (_, index) => put(thing, on('many', String(index))));
  expect(await reasonOf(acme.transact(many))).toBe('too_many_writes');
  expect(await reasonOf(acme.transact(many.slice(1)))).toBe('done');
  expect(await reasonOf(acme.transact([]))).toBe('done');
});

test('an item that does not fit its schema is a bug that says so without quoting the item', async () => {
  const strict = defineRecord({ ...thing, schema: z.object({ shelf: z.string(), id: z.string(), note: z.number() }) });
  await acme.transact([put(thing, on('odd', '1', { note: 'secret words' }))]);
  const error: unknown = await acme.get(strict, { shelf: 'odd', id: '1' }).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('A stored thing does not fit its schema');
  expect(String(error)).not.toContain('secret');
});

test('what JSON can say comes back as it was, odd keys included', async () => {
  const note = {
    constructor: { name: 'Set' },
    list: [{ constructor: 'Acme Bau' }],
    '': 'empty',
    'a.b': [null, true, { '#x': '😀' }],
    tiny: 1e-120,
    none: {},
  };
  await acme.transact([put(thing, on('json', '1', { note }))]);
  expect((await acme.get(thing, { shelf: 'json', id: '1' }))?.note).toEqual(note);
});

test('what is kept as text comes back as it was, numbers no attribute holds included, and what lay there before it was', async () => {
  const free = defineRecord({ ...thing, asText: ['note'] });
  const note = { huge: 1e21, endless: -1.7e308, tiny: 5e-324, list: [2 ** 53 + 2, { constructor: 1e300 }], text: '{}' };
  await acme.transact([put(thing, on('text', '0', { note: { size: 1 } })), put(free, on('text', '1', { note }))]);
  await acme.transact([patch(free, { shelf: 'text', id: '2' }, { set: { state: 'OPEN', note } })]);
  const { items } = await acme.query(free, { match: { shelf: 'text' } });
  expect(items.map((item) => item.note)).toEqual([{ size: 1 }, note, note]);
  const refused = acme.transact([put(thing, on('text', '3', { note }))]);
  await expect(refused).rejects.toThrow('1e+21');
});
