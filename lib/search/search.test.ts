// What searching and discovering promise, on a real table and through the doors' own frames.
import { readdirSync } from 'node:fs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { executionFinished } from '../../events/execution-finished.ts';
import enterDoor from '../../functions/search/on/enter-agent.ts';
import noteDoor from '../../functions/search/on/note-runs.ts';
import { openGround } from '../../local/ground/index.ts';
import { objectsOnDemand, objectsWrite, tableWrite, vectorsSearch } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { createAgent, createVersion, deleteAgent, NewAgent, NewVersion, transitionAgent } from '../registry/index.ts';
import { SearchAgents } from './contract.ts';
import {
  enterAgent,
  FacetQuery,
  RecommendedAgent,
  recentAgents,
  recommendAgents,
  SearchResult,
  SimilarAgent,
  searchAgents,
  showFacets,
  similarAgents,
  TrendingAgent,
  trendingAgents,
} from './index.ts';
import { runnerRecord } from './records.ts';

// What the frame logs is not what is tested here.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const contextOf = (tenantId: string, principalId = 'usr_me') =>
  trialContext([tableWrite, objectsOnDemand, objectsWrite, vectorsSearch], { tenantId, principalId, roles: ['admin'] });
type Ctx = ReturnType<typeof contextOf>;
const acme = contextOf('acme');
const page = { limit: 10 };

async function enter(ctx: Ctx, words: { id: string; name: string; category?: string; tags?: string[] }) {
  await createAgent(ctx, NewAgent.parse({ category: 'emissions', ...words }));
  await enterAgent(ctx, words.id);
}

beforeAll(async () => {
  await enter(acme, { id: 'steel', name: 'CBAM for steel', category: 'cbam', tags: ['imports', 'quarterly'] });
  await enter(acme, { id: 'cement', name: 'CBAM for cement', category: 'cbam', tags: ['imports'] });
  await enter(acme, { id: 'power', name: 'Purchased electricity', tags: ['scope 2'] });
  await enter(acme, { id: 'fleet', name: 'Diesel of lorries', tags: ['scope 1'] });
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  await createVersion(acme, 'fleet', NewVersion.parse({ version: '1.2.0', runtime }));
  await transitionAgent(acme, 'fleet', { to: 'EXPERIMENTAL' });
  await enterAgent(acme, 'fleet');
  await enter(contextOf('globex'), { id: 'steel', name: 'Steel of another company' });
});

const search = (asked: object, ctx = acme) => searchAgents(ctx, SearchAgents.parse(asked));
const idsOf = ({ hits }: Awaited<ReturnType<typeof search>>) => hits.map(({ agent }) => agent.id);

test('hits are shown with their agent, score, reason and marks', async () => {
  const found = await search({ text: 'grid power' });
  expect(SearchResult.parse(found)).toEqual(found);
  expect(found.hits[0]).toMatchObject({ agent: { id: 'power' }, explanation: { vector: { rank: 1 } } });
  const steel = await search({ text: 'steel' });
  expect(steel.hits[0]).toMatchObject({
    agent: { id: 'steel', regulations: ['CBAM'] },
    explanation: { keyword: { rank: 1, words: [{ word: 'steel', fields: ['name', 'id'] }] } },
    highlights: [{ field: 'name', text: 'CBAM for steel', marks: [{ from: 9, to: 14 }] }, { field: 'id' }],
  });
});

test.each([
  ['a value', { filters: { state: 'EXPERIMENTAL' } }, ['fleet']],
  ['one of several values', { filters: { tags: ['quarterly', 'scope 2'] } }, ['power', 'steel']],
  ['several fields together', { filters: { category: 'cbam', tags: 'quarterly' } }, ['steel']],
  ['a regulation', { filters: { regulations: 'CBAM' } }, ['cement', 'steel']],
  ['what carries it out', { filters: { builtin: 'fuel-emissions' } }, ['fleet']],
  ['a condition', { filter: "tags eq 'imports' and not id eq 'steel'" }, ['cement']],
  ['a condition beside a value', { filters: { category: 'cbam' }, filter: "name contains 'CEMENT'" }, ['cement']],
  ['nothing that there is', { filters: { category: 'none' } }, []],
])('%s narrows a search', async (_, asked, ids) => {
  expect(idsOf(await search(asked)).sort()).toEqual(ids);
});

test('without a text all agents come, newest change first, page by page, counted over all of them', async () => {
  const all = await search({ facets: ['category', 'state'] });
  expect([all.total, idsOf(all)[0], all.hits[0]?.score]).toEqual([4, 'fleet', undefined]);
  const second = await search({ limit: 1, offset: 1, facets: ['category', 'state'] });
  expect([second.total, idsOf(second)]).toEqual([4, idsOf(all).slice(1, 2)]);
  expect(second.facets).toEqual(all.facets);
  expect(all.facets).toMatchObject({
    category: {
      values: [
        { value: 'cbam', count: 2 },
        { value: 'emissions', count: 2 },
      ],
    },
    state: {
      values: [
        { value: 'DRAFT', count: 3 },
        { value: 'EXPERIMENTAL', count: 1 },
      ],
    },
  });
  expect(idsOf(await search({ offset: 9000 }))).toEqual([]);
});

test('facets count all, or what a text or filter finds', async () => {
  const { tags, regulations } = await showFacets(acme, {});
  expect(tags?.values[0]).toEqual({ value: 'imports', count: 2 });
  expect(regulations?.values).toEqual([{ value: 'CBAM', count: 2 }]);
  const some = await showFacets(acme, FacetQuery.parse({ text: 'steel', filter: "category eq 'cbam'" }));
  expect(some.tags?.values).toContainEqual({ value: 'quarterly', count: 1 });
});

test.each([
  ['an unknown field', { filters: { categroy: 'x' } }, 'categroy'],
  ['an unknown field in a condition', { filter: "categroy eq 'x'" }, 'Did you mean "category"'],
  ['a state there is not', { filters: { state: 'CERTIFED' } }, ''],
  ['a long text', { text: 'x'.repeat(501) }, '500'],
  ['a text without a word', { text: '!!! 🌍' }, 'no letter'],
  ['a control character', { text: 'steel\u0000' }, 'U+0000'],
  ['a right-to-left override', { text: 'steel\u202Elag' }, 'U+202E'],
  ['an offset beyond the cap', { offset: 10_001 }, '10000'],
  ['a limit beyond the cap', { limit: 101 }, '100'],
  ['a condition that nests too deep', { filter: `${'('.repeat(50)}id eq 'a'${')'.repeat(50)}` }, 'nest'],
  ['fifty-one choices', { filters: { tags: Array.from({ length: 51 }, String) } }, ''],
  ['a facet there is not', { facets: ['names'] }, ''],
])('%s is refused', (_, asked, said) => {
  const { error } = SearchAgents.safeParse(asked);
  expect(JSON.stringify(error?.issues)).toContain(said.replaceAll('"', '\\"'));
  expect(error?.issues).toHaveLength(1);
});

test('no event of an agent or a version goes unheard but those that change nothing a search shows', () => {
  const said = readdirSync(new URL('../../events/', import.meta.url)).flatMap((file) =>
    /^(?:agent|version)-/.test(file) ? [file.replace('.ts', '.v1')] : [],
  );
  const unheard = said.filter((type) => !enterDoor.spec.on.includes(type));
  expect(unheard).toEqual(['agent-alias-moved.v1', 'version-evaluated.v1']);
});

test('an agent that is deleted is found no more, and similar to nothing', async () => {
  await enter(acme, { id: 'short-lived', name: 'Electricity of a day' });
  expect(idsOf(await search({ text: 'electricity of a day' }))[0]).toBe('short-lived');
  await deleteAgent(acme, 'short-lived', () => undefined);
  await enterAgent(acme, 'short-lived');
  expect(idsOf(await search({ text: 'electricity of a day' }))).not.toContain('short-lived');
  expect((await similarAgents(acme, 'power', page)).items.map(({ id }) => id)).not.toContain('short-lived');
  await expect(similarAgents(acme, 'short-lived', page)).rejects.toMatchObject({ type: { reason: 'agent_not_found' } });
});

test('similar agents come nearest first, never the agent itself, even before it was entered', async () => {
  const { items } = await similarAgents(acme, 'steel', page);
  expect(items.map(({ id }) => id)).not.toContain('steel');
  expect(items[0]).toMatchObject({ id: 'cement' });
  expect(SimilarAgent.parse(items[0])).toEqual(items[0]);
  await createAgent(acme, NewAgent.parse({ id: 'unheard-of', name: 'CBAM for pig iron', category: 'cbam' }));
  expect((await similarAgents(acme, 'unheard-of', page)).items[0]).toMatchObject({ id: 'steel' });
});

test('the newest come first', async () => {
  const { items, total } = await recentAgents(acme, { limit: 2 });
  expect([items.map(({ id }) => id), total]).toEqual([['fleet', 'power'], 4]);
});

const today = new Date().toISOString();
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
let events = 0;
interface Ran {
  readonly agentId: string;
  readonly requestedBy?: string;
  readonly state?: 'FAILED' | 'CANCELLED';
  readonly at?: string;
}
async function ran(tenantId: string, ...runs: Ran[]): Promise<unknown> {
  const Records = runs.map(({ at = today, ...run }) => {
    const { type, payload } = executionFinished({ ...executionFinished.example, requestedBy: 'usr_me', ...run });
    const about = { tenantId, occurredAt: at, correlationId: 'c', principal: 'executions.finish' };
    const detail = { id: `evt_${events++}`, type, ...about, payload: JSON.stringify(payload) };
    return { messageId: detail.id, body: JSON.stringify({ detail }) };
  });
  return noteDoor(
    { Records } as SQSEvent as never,
    { awsRequestId: 'r', getRemainingTimeInMillis: () => 9000 } as never,
  );
}

test('what ran most in seven days trends: cancelled, older and foreign runs do not count, deleted agents do not show', async () => {
  const ctx = contextOf('trends');
  for (const id of ['often', 'seldom', 'formerly', 'never']) await enter(ctx, { id, name: id });
  const many = Array.from({ length: 40 }, () => ({ agentId: 'often' }));
  await ran('trends', ...many.slice(0, 30));
  await ran('trends', ...many.slice(30), { agentId: 'gone' });
  await ran('trends', { agentId: 'seldom', at: daysAgo(6) }, { agentId: 'seldom', state: 'FAILED' });
  await ran('trends', { agentId: 'never', state: 'CANCELLED' }, { agentId: 'formerly', at: daysAgo(8) });
  await ran('elsewhere', { agentId: 'never' });
  const { items } = await trendingAgents(ctx, page);
  expect(items.map(({ id, runs }) => [id, runs])).toEqual([
    ['often', 40],
    ['seldom', 2],
  ]);
  expect(TrendingAgent.parse(items[0])).toEqual(items[0]);
});

test('an agent counts once a day for who ran it with success, whatever order days are told in', async () => {
  const ctx = contextOf('habits');
  const [older, old] = [daysAgo(2), daysAgo(1)];
  await ran('habits', { agentId: 'a', at: old }, { agentId: 'a', at: older }, { agentId: 'a', at: old });
  await ran('habits', { agentId: 'a', at: old }, { agentId: 'b', state: 'FAILED' }, { agentId: 'c' });
  const runner = await ctx.table.get(runnerRecord, { principalId: 'usr_me' });
  const about = (agentId: string) => runner?.agents.find((agent) => agent.agentId === agentId);
  expect([about('a')?.days, about('b'), about('c')?.days]).toEqual([2, undefined, 1]);
});

test('what people with like habits run is recommended, with the reason; then what trends, then what is new', async () => {
  const ctx = contextOf('advice');
  for (const id of ['mine', 'theirs', 'popular', 'fresh', 'leaving', 'strange']) await enter(ctx, { id, name: id });
  const by = (requestedBy: string, ...agents: string[]) => agents.map((agentId) => ({ agentId, requestedBy }));
  await ran('advice', ...by('usr_me', 'mine'), ...by('usr_like', 'mine', 'theirs', 'gone'));
  await ran('advice', ...by('usr_alike', 'mine', 'theirs'), ...by('usr_other', 'popular', 'popular', 'popular'));
  await ran('elsewhere', ...by('usr_me', 'strange'), ...by('usr_like', 'mine', 'strange'));
  const { items } = await recommendAgents(ctx, page);
  expect(items.map(({ id, why }) => [id, why])).toEqual([
    ['theirs', 'people-like-you'],
    ['popular', 'trending'],
    ['strange', 'recent'],
    ['leaving', 'recent'],
    ['fresh', 'recent'],
  ]);
  expect(items[0]).toMatchObject({ people: 2, because: ['mine'], score: 1 });
  for (const item of items) expect(RecommendedAgent.parse(item)).toEqual(item);
  const stranger = await recommendAgents(contextOf('advice', 'usr_new'), page);
  expect(stranger.items[0]).toMatchObject({ why: 'trending' });
  expect(stranger.items.map(({ id }) => id)).toContain('mine');
});
