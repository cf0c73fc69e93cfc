// The law of counters: whatever is written, raced or refused, they say how many items there are. On a real DynamoDB.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openGround } from '../../../../local/ground/index.ts';
import { defineRecord, openTable, patch, put, remove, type Write } from '../index.ts';
import { movesOf } from './moves.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const STATES = ['NEW', 'OLD'] as const;
const LISTS = ['live', 'deleted'] as const;
const book = defineRecord({
  entity: 'book',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'BOOKS', sk: '{id}' },
  counts: [{ by: ['listed', 'state'] }, { within: ['shelf'], shards: 2 }],
  schema: z.object({
    id: z.string(),
    listed: z.enum(LISTS).optional(),
    state: z.enum(STATES),
    shelf: z.string(),
    title: z.string().optional(),
  }),
});
type Book = z.output<typeof book.schema>;

const tableOf = (tenantId: string) => openTable({ plane: 'tenant', tenantId });

/** What a command read: the prior state is the condition of its write. */
const as = ({ listed, state, shelf }: Book) => ({ when: { is: { listed, state, shelf } } });

async function countsOf(tenantId: string): Promise<Record<string, number>> {
  const { counts } = await tableOf(tenantId).query(book, { match: {}, limit: 1 });
  const groups = (await counts?.()) ?? [];
  return Object.fromEntries(
    groups.filter(({ amount }) => amount !== 0).map(({ values, amount }) => [Object.values(values).join(), amount]),
  );
}

async function truth(tenantId: string): Promise<Record<string, number>> {
  const { items } = await tableOf(tenantId).query(book, { match: {} });
  const sums: Record<string, number> = {};
  for (const { listed, state } of items) {
    if (listed === undefined) continue;
    sums[`${listed},${state}`] = (sums[`${listed},${state}`] ?? 0) + 1;
  }
  return sums;
}

/** One act on a book as it was read: of two on the same the later is refused, and then moves nothing. */
const acts = fc.record({
  kind: fc.constantFrom('create', 'delete', 'restore', 'grow', 'rename', 'unlist', 'remove'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  shelf: fc.constantFrom('x', 'y'),
});
type Act = typeof acts extends fc.Arbitrary<infer A> ? A : never;

function writeFor({ kind, id, shelf }: Act, known: Book | undefined): Write | undefined {
  if (kind === 'create') return put(book, { id, listed: 'live', state: 'NEW', shelf }, { when: { absent: true } });
  if (!known) return undefined;
  const next: Record<Exclude<Act['kind'], 'create'>, Write> = {
    delete: put(book, { ...known, listed: 'deleted' }, as(known)),
    restore: put(book, { ...known, listed: 'live' }, as(known)),
    grow: patch(book, { id }, { set: { state: 'OLD' }, ...as(known) }),
    rename: patch(book, { id }, { set: { title: 'Anew' }, when: { exists: true } }),
    unlist: patch(book, { id }, { unset: ['listed'], ...as(known) }),
    remove: remove(book, { id }, as(known)),
  };
  return next[kind];
}

test('any interleaving of creations, deletions, restorations and changes leaves the counts what the items are', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(acts, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), async (rounds) => {
      runs += 1;
      const tenantId = `t${runs}`;
      const table = tableOf(tenantId);
      for (const round of rounds) {
        // All of a round have read the same and then race.
        const { items } = await table.query(book, { match: {} });
        const writes = round.flatMap(
          (act) =>
            writeFor(
              act,
              items.find(({ id }) => id === act.id),
            ) ?? [],
        );
        await Promise.allSettled(writes.map((write) => table.transact([write])));
      }
      expect(await countsOf(tenantId)).toEqual(await truth(tenantId));
    }),
    { numRuns: 25 },
  );
});

test('a hundred creations at once are a hundred, and of a hundred of one id one counts', async () => {
  const table = tableOf('race');
  const make = (id: string) =>
    table.transact([put(book, { id, listed: 'live', state: 'NEW', shelf: 'x' }, { when: { absent: true } })]);
  await Promise.all(Array.from({ length: 100 }, (_, at) => make(`b${at}`)));
  const twins = await Promise.allSettled(Array.from({ length: 100 }, () => make('twin')));
  expect(twins.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  expect(await countsOf('race')).toEqual({ 'live,NEW': 101 });
  const { counts } = await table.query(book, { match: { shelf: 'x' }, limit: 1 });
  expect(await counts?.()).toEqual([{ values: {}, amount: 101 }]);
});

test('one transaction moves a counter once, by all it makes and takes', () => {
  const made = (id: string) => put(book, { id, listed: 'live', state: 'NEW', shelf: 'x' }, { when: { absent: true } });
  const gone: Book = { id: 'c', listed: 'live', state: 'NEW', shelf: 'x' };
  const moves = [made('a'), made('b'), remove(book, { id: 'c' }, as(gone))].flatMap(movesOf);
  expect(moves.map(({ group, amount }) => `${group} ${amount}`)).toEqual([
    'n/live/NEW 1',
    'n 1',
    'n/live/NEW 1',
    'n 1',
    'n/live/NEW -1',
    'n -1',
  ]);
});

test('a write that leaves open what it replaces is a bug, and not made', async () => {
  const known: Book = { id: 'a', listed: 'live', state: 'NEW', shelf: 'x' };
  for (const blind of [
    put(book, known),
    put(book, known, { when: { exists: true } }),
    put(book, known, { when: { is: { state: 'NEW', shelf: 'x' } } }),
    put(book, known, { when: { is: { state: ['NEW', 'OLD'], listed: 'live', shelf: 'x' } } }),
    remove(book, { id: 'a' }),
    patch(book, { id: 'a' }, { set: { title: 'Perhaps new' } }),
    patch(book, { id: 'a' }, { set: { state: 'OLD' }, when: { exists: true } }),
  ])
    await expect(tableOf('blind').transact([blind])).rejects.toThrow('The book is counted');
});

const note = defineRecord({
  entity: 'note',
  plane: 'tenant',
  purpose: 'For this test.',
  key: { pk: 'NOTES', sk: '{id}' },
  counts: [{ until: 'expiresAt', shards: 2 }],
  schema: z.object({ id: z.string(), expiresAt: z.number() }),
});

test('what expires counts until the end of its day, though the database has not removed it yet', async () => {
  const table = tableOf('notes');
  const day = Math.floor(Date.now() / 86_400_000) * 86_400;
  const ends = [day - 1, day, day + 86_400, day + 90 * 86_400];
  for (const [at, expiresAt] of ends.entries())
    await table.transact([put(note, { id: `n${at}`, expiresAt }, { when: { absent: true } })]);
  const { counts } = await table.query(note, { match: {}, limit: 1 });
  expect(await counts?.()).toEqual([{ values: {}, amount: 2 }]);
});
