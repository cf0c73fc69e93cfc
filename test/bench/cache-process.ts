// Calls the handler that shows an agent as a viewer would, against a table of its own, and counts what goes to DynamoDB.
import * as z from 'zod';
import getAgent from '../../functions/registry/api/get-agent.ts';
import { tryCall } from '../../lib/kernel/http/trial-call.ts';
import { cacheFiguresRecord, moveStamps } from '../../lib/kernel/index.ts';
import { tenantScope } from '../../lib/kernel/principal.ts';
import { documentClient, openTable, put } from '../../lib/platform/table/index.ts';
import { agentRecord } from '../../lib/registry/index.ts';
import { openGround } from '../../local/ground/index.ts';

const { agents, reads, changedEvery } = z
  .object({ agents: z.number(), reads: z.number(), changedEvery: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const tenantId = 'bench';
const idOf = (rank: number): string => `agent-${rank}`;

/** The same draws for both: a generator with a seed of its own (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The n-th most read is read a n-th as often as the first. */
function zipf(next: () => number): () => number {
  let sum = 0;
  const upTo = Array.from({ length: agents }, (_, index) => {
    sum += 1 / (index + 1);
    return sum;
  });
  return () => {
    const drawn = next() * sum;
    return upTo.findIndex((each) => each >= drawn);
  };
}

async function load(headers: Readonly<Record<string, string>>, state: { calls: number }) {
  const rank = zipf(draws(7));
  const times: number[] = [];
  let hits = 0;
  let calls = 0;
  for (let read = 1; read <= reads; read++) {
    const agentId = idOf(rank());
    if (read % changedEvery === 0)
      await openTable(tenantScope(tenantId)).transact([moveStamps([`tag:agent:${agentId}`])]);
    const [before, from] = [state.calls, performance.now()];
    const answer = await tryCall(getAgent, { path: { agentId }, headers, as: { tenantId, roles: ['viewer'] } });
    times.push(performance.now() - from);
    calls += state.calls - before;
    if (answer.status !== 200) throw new Error(`${agentId}: ${answer.text}`);
    if (answer.headers['cache-status'] === 'container; hit') hits += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { hitRate: hits / reads, calls, p50: at(0.5), p95: at(0.95) };
}

const agentOf = (rank: number) => ({
  ...{
    id: idOf(rank),
    name: `Agent ${rank}`,
    description: 'Fuels of the whole fleet. '.repeat(8),
    category: 'emissions',
  },
  ...{ tags: ['fleet', 'scope-1'], state: 'DRAFT' as const, versions: [], version: 1, listed: 'live' as const },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'bench', updatedAt: '2026-01-01T00:00:00.000Z' },
});

await using _ground = await openGround();
const table = openTable(tenantScope(tenantId));
for (let from = 0; from < agents; from += 50)
  await table.transact(
    Array.from({ length: 50 }, (_, index) => put(agentRecord, agentOf(from + index), { when: { absent: true } })),
  );
const state = { calls: 0 };
documentClient(tenantScope(tenantId)).middlewareStack.add(
  (next) => (args) => {
    state.calls += 1;
    return next(args);
  },
  { step: 'initialize' },
);
await tryCall(getAgent, { path: { agentId: idOf(0) }, headers: { 'cache-control': 'no-cache' }, as: { tenantId } });
const remembered = await load({}, state);
const read = await load({ 'cache-control': 'no-cache' }, state);
const { items } = await table.query(cacheFiguresRecord, { match: {} });
const bytes = items[0]?.caches['agents']?.bytes ?? 0;
process.send?.({ remembered: { ...remembered, bytes }, read: { ...read, bytes: 0 } });
