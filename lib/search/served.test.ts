// What searching promises where a service keeps the vectors: the same answers, nothing missed for being new, and none refused for an outage.
import { DeleteIndexCommand, GetVectorsCommand, NotFoundException, S3VectorsClient } from '@aws-sdk/client-s3vectors';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import findDoor from '../../functions/search/api/find-agents.ts';
import { openGround } from '../../local/ground/index.ts';
import { createS3Vectors } from '../../local/s3vectors/index.ts';
import { readSession, rootCredentials } from '../../local/wire/access-key.ts';
import type { Emulator } from '../../local/wire/emulator.ts';
import { provision } from '../../local/wire/provision.ts';
import { tryCall } from '../kernel/http/trial-call.ts';
import {
  objectsOnDemand,
  objectsWrite,
  tableWrite,
  vectorsSearch,
  vectorsWrite,
  type Warning,
} from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { createAgent, deleteAgent, NewAgent, restoreAgent, updateAgent } from '../registry/index.ts';
import { SearchAgents } from './contract.ts';
import { documentOf, vectorOf } from './document.ts';
import { IndexShelf } from './entries/index-shelf.ts';
import { entriesSince } from './entries/read-entries.ts';
import { AgentIndex } from './index/agent-index.ts';
import { explain } from './index/fuse.ts';
import { enterAgent, searchAgents, serveVector, similarAgents } from './index.ts';
import { type SearchEntry, searchEntryRecord, searchPlaceRecord } from './records.ts';
import { RELEVANCE_AGENTS } from './relevance/agents.ts';
import { QUESTIONS } from './relevance/questions.ts';
import { EMBEDDING } from './text/embed.ts';

process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
const ground = await openGround();
const vectors = await createS3Vectors({ dataDir: ground.dataDir });
await provision(vectors, 'AWS::S3Vectors::VectorBucket', { VectorBucketName: 'agents' });
let isDown = false;
let isMute = false;
/** Who signed, as the service would see it. */
const signers = new Set<string | undefined>();
const watched: Emulator = {
  ...vectors,
  handle: async (request, response) => {
    const key = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    signers.add(readSession(key)?.tags['tenantId']);
    if (!isDown && !isMute) return vectors.handle(request, response);
    request.resume();
    if (isMute) return;
    response.writeHead(503, { 'x-amzn-errortype': 'ServiceUnavailableException' }).end('{"message":"busy"}');
  },
};
ground.mount(watched);
const client = new S3VectorsClient({ endpoint: ground.edgeUrl, region: 'eu-central-1', credentials: rootCredentials });
Object.assign(process.env, { VECTOR_BUCKET_NAME: 'agents', VECTOR_SERVICE_FROM: '1', VECTOR_PATIENCE_MS: '60000' });
beforeEach(() => {
  isDown = false;
});
afterAll(async () => {
  client.destroy();
  await ground[Symbol.asyncDispose]();
});

let tenants = 0;
/** A tenant of its own, whose clock the test moves. */
function tenant() {
  const warnings: Warning[] = [];
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const uses = [tableWrite, objectsOnDemand, objectsWrite, vectorsSearch, vectorsWrite] as const;
  const tenantId = `tenant-${tenants++}`;
  const ctx = trialContext(uses, { tenantId, roles: ['admin'], clock, warnings });
  const pass = (seconds: number): void => {
    ahead += seconds * 1000;
  };
  return { ctx, tenantId, warnings, pass };
}
type Ctx = ReturnType<typeof tenant>['ctx'];

async function enter(ctx: Ctx, id: string, name: string): Promise<void> {
  await createAgent(ctx, NewAgent.parse({ id, name, category: 'emissions' }));
  await enterAgent(ctx, id);
}
async function serve(ctx: Ctx, id: string, name: string): Promise<void> {
  await enter(ctx, id, name);
  await serveVector(ctx, id);
}
const entryOf = async (ctx: Ctx, agentId: string): Promise<SearchEntry | undefined> => {
  const place = await ctx.table.get(searchPlaceRecord, { agentId });
  return place && ctx.table.get(searchEntryRecord, place);
};
const search = (ctx: Ctx, text: string) => searchAgents(ctx, SearchAgents.parse({ text }));
const idsOf = ({ hits }: Awaited<ReturnType<typeof search>>) => hits.map(({ agent }) => agent.id);
/** What the service has of these agents; nothing where none was ever entered. */
async function kept(tenantId: string, keys: string[]): Promise<Record<string, number[]>> {
  const which = { vectorBucketName: 'agents', indexName: tenantId };
  const found = await client
    .send(new GetVectorsCommand({ ...which, keys, returnData: true }))
    .catch((error: unknown) => {
      if (error instanceof NotFoundException) return { vectors: [] };
      throw error;
    });
  return Object.fromEntries((found.vectors ?? []).map(({ key, data }) => [key, data?.float32 ?? []]));
}

test('the service ranks all judged questions as comparing every vector does, with the same explanations', async () => {
  const { ctx } = tenant();
  const [alone, asking] = [new AgentIndex(), new AgentIndex()];
  for (const agent of RELEVANCE_AGENTS) {
    const entry = { at: '', agentId: agent.id, version: 1, document: documentOf(agent) };
    await ctx.vectorsKept?.put(agent.id, vectorOf(entry.document));
    await alone.put(entry);
    await asking.put({ ...entry, served: EMBEDDING });
  }
  const explained = async (index: AgentIndex, text: string, service = ctx.vectors) =>
    (await index.search({ text, service })).ranked.map((hit) => [hit.id, explain(hit)]);
  for (const text of Object.keys(QUESTIONS))
    expect(await explained(asking, text), text).toEqual(await explained(alone, text, undefined));
});

test('an agent is found by meaning before the service has it, after, and no more once it is deleted', async () => {
  const { ctx, tenantId, warnings } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  await enter(ctx, 'depot', 'Diesel of lorries');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['meter']);
  expect(idsOf(await search(ctx, 'truck fuel'))).toEqual(['depot']);
  await serveVector(ctx, 'depot');
  expect(idsOf(await search(ctx, 'truck fuel'))).toEqual(['depot']);
  expect(Object.keys(await kept(tenantId, ['meter', 'depot'])).sort()).toEqual(['depot', 'meter']);
  await deleteAgent(ctx, 'depot', () => undefined);
  await enterAgent(ctx, 'depot');
  expect(await search(ctx, 'truck fuel')).toMatchObject({ total: 0, hits: [] });
  await serveVector(ctx, 'depot');
  expect(Object.keys(await kept(tenantId, ['meter', 'depot']))).toEqual(['meter']);
  expect(warnings).toEqual([]);
});

test('what changed is found as it is now, while the service still has what it was', async () => {
  const { ctx } = tenant();
  await serve(ctx, 'other', 'Waste water');
  await serve(ctx, 'changed', 'Purchased electricity');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['changed']);
  await updateAgent(ctx, 'changed', { patch: { name: 'Diesel of lorries' }, match: () => undefined });
  await enterAgent(ctx, 'changed');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual([]);
  expect(idsOf(await search(ctx, 'truck fuel'))).toEqual(['changed']);
});

test('of two who write at once the service has in the end what the entry says, however late the older comes', async () => {
  const { ctx, tenantId } = tenant();
  await enter(ctx, 'raced', 'Purchased electricity');
  let overtaken = false;
  const slow: typeof ctx.vectorsKept = {
    remove: async () => undefined,
    put: async (id, vector) => {
      if (!overtaken) {
        overtaken = true;
        await updateAgent(ctx, 'raced', { patch: { name: 'Diesel of lorries' }, match: () => undefined });
        await enterAgent(ctx, 'raced');
        await serveVector(ctx, 'raced');
      }
      await ctx.vectorsKept?.put(id, vector);
    },
  };
  await serveVector({ ...ctx, vectorsKept: slow }, 'raced');
  const entry = await entryOf(ctx, 'raced');
  expect(entry?.document?.name).toBe('Diesel of lorries');
  expect(entry?.served).toBe(EMBEDDING);
  expect((await kept(tenantId, ['raced']))['raced']).toEqual([...vectorOf(entry?.document ?? fail())]);
});

const NAMES = ['Purchased electricity', 'Diesel of lorries', 'Truck fuel', '🌍'];
const anyway = () => undefined;
const down = async (is: boolean) => {
  isDown = is;
};
const act = fc.record({
  agent: fc.constantFrom('alpha', 'beta', 'gamma'),
  what: fc.constantFrom('create', 'rename', 'delete', 'restore', 'search', 'outage', 'end of outage'),
  isHeard: fc.boolean(),
});

test('however changes, deliveries and outages mingle, the service comes to hold what the entries say, and searches answer as if it did not exist', async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 20 }), async (acts) => {
    const { ctx, tenantId, pass } = tenant();
    for (const [at, { agent, what, isHeard }] of acts.entries()) {
      const doing = {
        create: () => createAgent(ctx, NewAgent.parse({ id: agent, name: `Diesel ${agent}`, category: 'emissions' })),
        rename: () => updateAgent(ctx, agent, { patch: { name: NAMES[at % NAMES.length] }, match: anyway }),
        delete: () => deleteAgent(ctx, agent, anyway),
        restore: () => restoreAgent(ctx, agent, anyway),
        search: () => search(ctx, 'grid power'),
        outage: () => down(true),
        'end of outage': () => down(false),
      };
      // What the registry refuses changes nothing, and what an outage stops is delivered again.
      await doing[what]().catch(() => undefined);
      if (isHeard) await enterAgent(ctx, agent).then(() => serveVector(ctx, agent).catch(() => undefined));
    }
    isDown = false;
    pass(16);
    for (const agent of ['gamma', 'alpha', 'beta']) await enterAgent(ctx, agent).then(() => serveVector(ctx, agent));
    const entries = await Array.fromAsync(entriesSince(ctx, ''));
    const live = entries.flatMap(({ agentId, document }) => (document ? [[agentId, [...vectorOf(document)]]] : []));
    expect(await kept(tenantId, ['alpha', 'beta', 'gamma'])).toEqual(Object.fromEntries(live));
    const exact = await new IndexShelf(Number.POSITIVE_INFINITY).indexFor(ctx);
    const alone = (await exact.search({ text: 'truck fuel' })).ranked.map(({ id, score }) => [id, score]);
    const asking = (await search(ctx, 'truck fuel')).hits.map(({ agent, score }) => [agent.id, score]);
    expect(asking).toEqual(alone);
  });
  await fc.assert(property, { numRuns: 15 });
}, 120_000);

test('a delivery that comes again heals an index that was lost', async () => {
  const { ctx, tenantId } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  await client.send(new DeleteIndexCommand({ vectorBucketName: 'agents', indexName: tenantId }));
  expect(idsOf(await search(ctx, 'grid power'))).toEqual([]);
  await enterAgent(ctx, 'meter');
  await serveVector(ctx, 'meter');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['meter']);
});

test('while the service is down words find all, meaning what is new, with a word beside the answer; then all is well again', async () => {
  const { ctx, warnings, pass } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['meter']);
  isDown = true;
  await expect(serve(ctx, 'depot', 'Diesel of lorries')).rejects.toMatchObject({
    type: { reason: 'dependency_failed' },
  });
  expect(idsOf(await search(ctx, 'grid power'))).toEqual([]);
  expect(idsOf(await search(ctx, 'purchased'))).toEqual(['meter']);
  expect(idsOf(await search(ctx, 'truck fuel'))).toEqual(['depot']);
  await similarAgents(ctx, 'depot', { limit: 10 });
  expect(warnings.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'meaning_incomplete'));
  isDown = false;
  pass(16);
  await serveVector(ctx, 'depot');
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['meter']);
  expect(warnings).toHaveLength(4);
});

test('the door answers 200 and says so in meta', async () => {
  const { ctx, tenantId } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  const ask = () => tryCall(findDoor, { as: { tenantId }, body: { text: 'grid power' } });
  const { status, meta } = await ask();
  expect([status, meta['warnings']]).toEqual([200, undefined]);
  isDown = true;
  const degraded = await ask();
  expect([degraded.status, degraded.meta['warnings']]).toMatchObject([200, [{ code: 'meaning_incomplete' }]]);
});

test('a service that does not answer at all is waited for as long as the stage says, and then not again for a while', async () => {
  const { ctx, warnings } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  isMute = true;
  process.env['VECTOR_PATIENCE_MS'] = '200';
  expect(idsOf(await search(ctx, 'purchased'))).toEqual(['meter']);
  isMute = false;
  process.env['VECTOR_PATIENCE_MS'] = '60000';
  signers.clear();
  expect(idsOf(await search(ctx, 'grid power'))).toEqual([]);
  expect([signers.size, warnings.length]).toEqual([0, 2]);
});

test('a small tenant is compared in memory and asks nobody; so is one whose id the service takes for no name', async () => {
  process.env['VECTOR_SERVICE_FROM'] = '2';
  const { ctx, warnings } = tenant();
  const odd = trialContext([tableWrite, objectsOnDemand, vectorsSearch, vectorsWrite], { tenantId: 'acme-' });
  process.env['VECTOR_SERVICE_FROM'] = '1';
  await serve(ctx, 'meter', 'Purchased electricity');
  isDown = true;
  expect(idsOf(await search(ctx, 'grid power'))).toEqual(['meter']);
  expect(warnings).toEqual([]);
  expect([odd.vectors, odd.vectorsKept]).toEqual([undefined, undefined]);
});

test('every call is signed by the session of the tenant whose index it names', async () => {
  signers.clear();
  const { ctx, tenantId } = tenant();
  await serve(ctx, 'meter', 'Purchased electricity');
  await search(ctx, 'grid power');
  expect([...signers]).toEqual([tenantId]);
});

function fail(): never {
  throw new Error('It is there.');
}
