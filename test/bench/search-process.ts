// Searches ten thousand agents of one tenant: by the index alone, through the door with its query of the table, and by the bare library.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import findAgents from '../../functions/search/api/find-agents.ts';
import { tryCall } from '../../lib/kernel/http/trial-call.ts';
import { objectsOnDemand, objectsWrite, tableWrite } from '../../lib/kernel/index.ts';
import { trialContext } from '../../lib/kernel/trial.ts';
import { put } from '../../lib/platform/table/index.ts';
import { documentOf } from '../../lib/search/document.ts';
import { IndexShelf } from '../../lib/search/entries/index-shelf.ts';
import { keepSnapshot } from '../../lib/search/entries/keep-snapshot.ts';
import { type SearchEntry, searchEntryRecord } from '../../lib/search/records.ts';
import { RELEVANCE_AGENTS } from '../../lib/search/relevance/agents.ts';
import { QUESTIONS } from '../../lib/search/relevance/questions.ts';
import { openGround } from '../../local/ground/index.ts';

const AGENTS = 10_000;
const ROUNDS = 8;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Agents of the judged forty, told apart by place and owner, with a description of some sixty words. */
const agents = Array.from({ length: AGENTS }, (_, at) => {
  const pick = (step: number) => RELEVANCE_AGENTS[(at * step + Math.floor(at / 40)) % RELEVANCE_AGENTS.length];
  const [own, second, third] = [pick(1), pick(7), pick(13)];
  if (!own || !second || !third) throw new Error('There are agents.');
  const place = `Plant ${at % 977} of unit ${at % 89}`;
  const description = `${own.description} ${place}. ${second.description} ${third.description} Owner team-${at % 313}.`;
  return {
    ...own,
    id: `${own.id}-${at}`,
    name: `${own.name} ${at % 977}`,
    description,
    tags: [...own.tags, `team-${at % 313}`],
  };
});
const questions = [
  ...Object.keys(QUESTIONS),
  'plant 512 boiler',
  'team-77 electricity',
  'refrigerent of unit 12',
  'steel imp',
];

const ground = await openGround();
let now = Date.now();
const ctx = {
  ...trialContext([tableWrite, objectsOnDemand, objectsWrite], {
    tenantId: 'acme',
    clock: { now: () => new Date(now) },
  }),
  tenantId: 'acme',
};

interface Timed {
  /** By the clock, and of this process alone: on a busy machine the two are far apart. Milliseconds. */
  readonly passed: number[];
  readonly spent: number[];
}

async function timed(times: number, act: (at: number) => unknown): Promise<Timed> {
  const [passed, spent]: [number[], number[]] = [[], []];
  for (let at = 0; at < times; at++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await act(at);
    passed.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return { passed, spent };
}

const began = process.cpuUsage();
const entries = agents.map((agent): SearchEntry => {
  return { at: new Date(now - 3_600_000).toISOString(), agentId: agent.id, version: 1, document: documentOf(agent) };
});
const embedMs = process.cpuUsage(began).user / 1000 / AGENTS;

for (let at = 0; at < entries.length; at += 50)
  await ctx.commit({ writes: entries.slice(at, at + 50).map((entry) => put(searchEntryRecord, entry)) });

const coldFromEntries = await timed(1, () => new IndexShelf(1).indexFor(ctx));
const snapshot = await timed(1, () => keepSnapshot(ctx));
now += 1;

collect();
const before = process.memoryUsage();
const shelf = new IndexShelf(Number.POSITIVE_INFINITY);
const coldFromSnapshot = await timed(1, () => shelf.indexFor(ctx));
collect();
const after = process.memoryUsage();
const memoryMb = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1024 / 1024;
const index = await shelf.indexFor(ctx);
const estimatedMb = index.bytes / 1024 / 1024;

const ask = (at: number) => questions[at % questions.length] ?? '';
const times = questions.length * ROUNDS;
const search = (at: number) => index.search({ text: ask(at) });
await timed(questions.length, search);
const inIndex = await timed(times, search);

const library = new MiniSearch<(typeof agents)[number]>({ fields: ['name', 'id', 'tags', 'category', 'description'] });
library.addAll(agents);
const bare = (at: number) => library.search(ask(at), { prefix: true, fuzzy: 0.2, boost: { name: 4 } });
await timed(questions.length, bare);
const byLibrary = await timed(times, bare);

Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
const through = async (at: number) => {
  const body = { text: ask(at), facets: ['category', 'state'], filter: "state ne 'RETIRED'", limit: 20 };
  const { status, text } = await tryCall(findAgents, { as: { tenantId: 'acme' }, body });
  if (status !== 200) throw new Error(text);
};
await timed(questions.length, through);
const throughDoor = await timed(times, through);

process.send?.({
  ...{ embedMs, coldFromEntries, coldFromSnapshot, snapshot, memoryMb, estimatedMb },
  ...{ inIndex, byLibrary, throughDoor },
});
await ground[Symbol.asyncDispose]();
