// Calls the handler that shows an agent as a viewer would, against a table of its own, and counts what goes to DynamoDB.
import * as z from 'zod';
import getAgent from '../../functions/registry/api/get-agent.ts';
import { tryCall } from '../../lib/kernel/http/trial-call.ts';
import { cacheFiguresRecord, moveStamps } from '../../lib/kernel/index.ts';
import { tenantScope } from '../../lib/kernel/principal.ts';
import { documentClient, openTable, put } from '../../lib/platform/table/index.ts';
import { agentRecord } from '../../lib/registry/index.ts';
import { openGround } from '../../local/ground/index.ts';
import { agentOf, idOf } from './catalogue-agents.ts';
import { draws, zipf } from './zipf.ts';

const { agents, reads, changedEvery } = z
  .object({ agents: z.number(), reads: z.number(), changedEvery: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const tenantId = 'bench';
async function load(headers: Readonly<Record<string, string>>, state: { calls: number }) {
  const rank = zipf(draws(7), agents);
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
