// What the audit chain promises, on a real table: nothing that was vouched for changes unseen.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { agentCreated } from '../../events/agent-created.ts';
import { openGround } from '../../local/ground/index.ts';
import { outboxRecord } from '../kernel/commit/records.ts';
import { auditRecord, digestOf, tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { patch, put, remove, StateChanged } from '../platform/table/index.ts';
import { isFault } from '../shared/fault.ts';
import { digestOf as chainDigestOf } from './chain.ts';
import { chainEntries, verifyChain } from './index.ts';
import { type Block, blockRecord } from './records.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

let tenants = 0;
const tenant = () => trialContext([tableWrite], { tenantId: `tenant-${tenants++}` });
type Ctx = ReturnType<typeof tenant>;

async function act(ctx: Ctx, resource: string): Promise<void> {
  const payload = agentCreated({ agentId: resource, name: resource, category: 'emissions' });
  await ctx.commit({
    writes: [],
    audit: { action: 'trial.acted', resource, details: { how: 'well' } },
    events: [payload],
  });
}

async function spoken(ctx: Ctx) {
  const shards = Array.from({ length: 8 }, (_, shard) => ctx.table.query(outboxRecord, { match: { shard } }));
  const events = (await Promise.all(shards)).flatMap(({ items }) => items);
  return events
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((event) => ({ ...event, payload: JSON.parse(event.payload) }));
}

const blocksOf = async (ctx: Ctx): Promise<readonly Block[]> =>
  (await ctx.table.query(blockRecord, { match: {} })).items;

/** Six entries in three blocks. */
async function chained(): Promise<Ctx> {
  const ctx = tenant();
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await act(ctx, name);
  const events = await spoken(ctx);
  for (const from of [0, 2, 4]) await chainEntries(ctx, events.slice(from, from + 2));
  return ctx;
}

test('an untouched chain is intact, and names its head', async () => {
  const ctx = await chained();
  const head = (await blocksOf(ctx)).at(-1)?.hash;
  expect(await verifyChain(ctx)).toEqual({ intact: true, blocks: 3, entries: 6, head, findings: [] });
});

test('a tenant of which nothing was said has an intact, empty chain', async () => {
  expect(await verifyChain(tenant())).toMatchObject({ intact: true, blocks: 0, entries: 0 });
});

test('an entry that is changed, added to or taken away is found, each named', async () => {
  const tamperings = [
    { set: { resource: 'another' } },
    { set: { principal: 'nobody' } },
    { set: { details: { how: 'badly' } } },
    { set: { at: '2020-01-01T00:00:00.000Z' } },
    { unset: ['details'] },
    { unset: ['requestId'] },
    { set: { remark: 'not there before' } },
  ] as const;
  for (const tampering of tamperings) {
    const ctx = await chained();
    const link = (await blocksOf(ctx))[1]?.links[0];
    if (!link) throw new Error('There are three blocks of two.');
    await ctx.commit({ writes: [patch(auditRecord, link, tampering as object)] });
    expect(await verifyChain(ctx)).toMatchObject({
      intact: false,
      findings: [{ block: 2, entry: link.id, finding: 'altered-entry' }],
    });
    await ctx.commit({ writes: [remove(auditRecord, link)] });
    expect((await verifyChain(ctx)).findings).toEqual([{ block: 2, entry: link.id, finding: 'missing-entry' }]);
  }
}, 30_000);

test('a block that is changed in any field, broken or taken from the middle is found', async () => {
  const foreign = { day: '2026-01-01', shard: 0, id: `aud_${'0'.repeat(26)}`, digest: '0'.repeat(64) };
  const changes: ((block: Block) => object)[] = [
    ({ links }) => ({ links: links.slice(1) }),
    ({ links }) => ({ links: [...links, foreign] }),
    ({ links }) => ({ links: links.map((link) => ({ ...link, digest: foreign.digest })) }),
    ({ links }) => ({ links: links.map((link) => ({ ...link, day: '' })) }),
    () => ({ links: 'nothing' }),
    () => ({ sequence: 7 }),
    () => ({ at: '2020-01-01T00:00:00.000Z' }),
    () => ({ previous: foreign.digest }),
    () => ({ hash: foreign.digest }),
    () => ({ remark: 'not there before' }),
  ];
  for (const change of changes) {
    const ctx = await chained();
    const [, block] = await blocksOf(ctx);
    if (!block) throw new Error('There are three blocks.');
    await ctx.commit({ writes: [patch(blockRecord, { order: block.order }, { set: change(block) })] });
    const { intact, findings } = await verifyChain(ctx);
    expect({ intact, first: findings[0]?.finding }).toEqual({ intact: false, first: 'altered-block' });
    await ctx.commit({ writes: [remove(blockRecord, { order: block.order })] });
    expect((await verifyChain(ctx)).findings).toEqual([{ block: 3, finding: 'broken-link' }]);
  }
}, 30_000);

test('a block that is rewritten whole, hash and all, no longer carries the one after it', async () => {
  const ctx = await chained();
  const [first] = await blocksOf(ctx);
  if (!first) throw new Error('There are three blocks.');
  const { hash, ...rest } = { ...first, links: first.links.slice(1) };
  await ctx.commit({ writes: [put(blockRecord, { ...rest, hash: chainDigestOf(rest) })] });
  expect((await verifyChain(ctx)).findings).toEqual([{ block: 2, finding: 'broken-link' }]);
});

test('however chainers race, they make one chain that vouches for every entry', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }),
    async (sizes) => {
      const ctx = tenant();
      const total = sizes.reduce((sum, size) => sum + size, 0);
      for (let index = 0; index < total; index++) await act(ctx, `agent-${index}`);
      const events = await spoken(ctx);
      const batches = sizes.map((size) => events.splice(0, size));
      await Promise.all(batches.map((batch) => untilChained(ctx, batch)));
      expect(await verifyChain(ctx)).toMatchObject({ intact: true, blocks: sizes.length, entries: total });
      expect((await blocksOf(ctx)).map(({ sequence }) => sequence)).toEqual(sizes.map((_, index) => index + 1));
    },
  );
  await fc.assert(property, { numRuns: 6 });
}, 60_000);

/** As the queue does: a batch that was refused is delivered again. */
async function untilChained(ctx: Ctx, batch: Parameters<typeof chainEntries>[1]): Promise<void> {
  for (;;) {
    try {
      return await chainEntries(ctx, batch);
    } catch (error) {
      if (!isFault(error, StateChanged)) throw error;
    }
  }
}

test('an event without an audit entry, or with a reference that is none, makes no block', async () => {
  const ctx = tenant();
  await act(ctx, 'a');
  const [event] = await spoken(ctx);
  if (!event) throw new Error('Something was said.');
  await chainEntries(ctx, [
    { ...event, audit: '' },
    { ...event, audit: '../../etc/passwd:0' },
  ]);
  expect(await verifyChain(ctx)).toMatchObject({ intact: true, blocks: 0 });
});

test('the digest an event carries is the one the chain recomputes', () => {
  const entry = {
    tenantId: 'a',
    id: 'aud_1',
    day: '2026-01-01',
    shard: 1,
    at: '2026-01-01T00:00:00.000Z',
    action: 'b.done',
    resource: 'c',
    principal: 'd',
    requestId: 'e',
    details: { z: [1, 'ü'], a: null },
  };
  expect(chainDigestOf(entry)).toBe(digestOf(entry));
});
