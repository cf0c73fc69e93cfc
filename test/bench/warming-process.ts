// Lets containers come and go beside one that stays, at two tenants alike of which one forgets its favourites, and counts what the new ones ask of DynamoDB.
import * as z from 'zod';
import { type Container, openContainer } from '../../lib/kernel/cache/container.ts';
import { cacheFavouritesRecord } from '../../lib/kernel/cache/records.ts';
import { rememberingTable } from '../../lib/kernel/index.ts';
import { tenantScope } from '../../lib/kernel/principal.ts';
import { trialContext } from '../../lib/kernel/trial.ts';
import { documentClient, openTable, put, remove } from '../../lib/platform/table/index.ts';
import { agentRecord, getAgent, registryKinds } from '../../lib/registry/index.ts';
import { openGround } from '../../local/ground/index.ts';
import { agentOf, idOf } from './catalogue-agents.ts';
import { draws, zipf } from './zipf.ts';

const { agents, containers, reads, seconds } = z
  .object({ agents: z.number(), containers: z.number(), reads: z.number(), seconds: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

await using _ground = await openGround();

async function tenant(tenantId: string) {
  const table = openTable(tenantScope(tenantId));
  for (let from = 0; from < agents; from += 50)
    await table.transact(
      Array.from({ length: 50 }, (_, index) => put(agentRecord, agentOf(from + index), { when: { absent: true } })),
    );
  const counted = { on: false, hits: 0, calls: 0, items: 0, warmed: 0, warmedUsed: 0, times: [] as number[] };
  documentClient(tenantScope(tenantId)).middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const name = counted.on ? String(commandName) : '';
        if (name.includes('Get')) counted.calls += 1;
        if (name.startsWith('BatchGet')) counted.items += JSON.stringify(args.input).split('"SK"').length - 1;
        else if (name.startsWith('Get')) counted.items += 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  return {
    tenantId,
    table,
    counted,
    stays: openContainer(),
    rank: zipf(draws(7), agents),
    ms: Date.parse('2026-01-01T00:00:00Z'),
  };
}

/** One container from its first read to its last. */
async function live(house: Awaited<ReturnType<typeof tenant>>): Promise<void> {
  const { tenantId, counted } = house;
  const container = openContainer();
  for (let read = 0; read < reads; read++) {
    house.ms += (seconds * 1000) / reads;
    const clock = { now: () => new Date(house.ms) };
    const readIn = (one: Container) => {
      const ctx = trialContext([rememberingTable(registryKinds, one)], { tenantId, roles: ['viewer'], clock });
      return getAgent(ctx, idOf(house.rank()));
    };
    await readIn(house.stays);
    if (house === cold && read === 0) await cold.table.transact([remove(cacheFavouritesRecord, {})]);
    const from = performance.now();
    counted.on = true;
    await readIn(container);
    // What comes in beside the request counts, too.
    counted.on = read === 0;
    counted.times.push(performance.now() - from);
    await new Promise((done) => setTimeout(done, read === 0 ? 20 : 0));
    counted.on = false;
  }
  const told = container.accounts.get(tenantId)?.caches.get('agents');
  counted.hits += told?.hits ?? 0;
  counted.warmed += told?.warmed ?? 0;
  counted.warmedUsed += told?.warmedUsed ?? 0;
}

const [warm, cold] = [await tenant('warm'), await tenant('cold')];
for (const house of [warm, cold]) Object.assign(house.counted, { calls: 0, items: 0 });
for (let container = 0; container < containers; container++) {
  for (const house of container % 2 === 0 ? [warm, cold] : [cold, warm]) await live(house);
}
const told = ({ counted: { times, hits, calls, items, warmed, warmedUsed } }: typeof warm) => ({
  ...{ calls, items, warmed, warmedUsed },
  hitRate: hits / (containers * reads),
  p50: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
});
process.send?.({ warm: told(warm), cold: told(cold) });
