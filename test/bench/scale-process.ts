// Two tables of their own, one with a thousand agents of a tenant and one with a hundred thousand, asked the same by turns.
import * as z from 'zod';
import createAgent from '../../functions/registry/api/create-agent.ts';
import getAgent from '../../functions/registry/api/get-agent.ts';
import listAgents from '../../functions/registry/api/list-agents.ts';
import { type TrialCall, tryCall } from '../../lib/kernel/http/trial-call.ts';
import { openTable, put, type Value } from '../../lib/platform/table/index.ts';
import { agentRecord } from '../../lib/registry/records.ts';
import { openGround } from '../../local/ground/index.ts';
import { createSecretsManager } from '../../local/secretsmanager/index.ts';
import { provision } from '../../local/wire/provision.ts';

const { sizes, rounds } = z
  .object({ sizes: z.array(z.int()), rounds: z.int() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

/** As many in a hundred are in each state, however many there are; five in all are retired. */
const stateOf = (n: number) => (n < 5 ? 'RETIRED' : n % 5 === 0 ? 'CERTIFIED' : n % 5 === 1 ? 'EXPERIMENTAL' : 'DRAFT');
const FIRST = Date.parse('2024-01-01T00:00:00Z');

function agentOf(n: number): Value<typeof agentRecord> {
  const at = new Date(FIRST + n * 60_000).toISOString();
  return {
    ...{ id: `agent-${n}`, name: `Agent ${n}`, description: 'Our vehicles.', category: 'emissions', tags: ['scope-1'] },
    ...{ state: stateOf(n), listed: 'live', version: 1, createdAt: at, updatedAt: at, createdBy: 'usr_bench' },
    versions: [],
  };
}

/** A transaction holds a hundred writes, counters among them; a small tenant's agents are made one by one, so that its counters lie as spread as a large one's. */
const mostAtOnce = (count: number) => Math.min(90, Math.ceil(count / 1000));

async function fill(tenantId: string, count: number): Promise<void> {
  const table = openTable({ plane: 'tenant', tenantId });
  const many = mostAtOnce(count);
  const batches = Array.from({ length: Math.ceil(count / many) }, (_, batch) => batch * many);
  const one = async () => {
    for (let from = batches.pop(); from !== undefined; from = batches.pop()) {
      const some = Array.from({ length: Math.min(many, count - from) }, (_, n) => agentOf((from ?? 0) + n));
      await table.transact(some.map((agent) => put(agentRecord, agent, { when: { absent: true } })));
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
}

const NEWEST = { index: 'gsi1', match: { listed: 'live' }, descending: true } as const;
let made = 0;
interface Tenant {
  readonly tenantId: string;
  readonly size: number;
}
const calling =
  (declared: typeof getAgent | typeof listAgents | typeof createAgent, callOf: (size: number) => TrialCall) =>
  async ({ tenantId, size }: Tenant) => {
    const { status, text } = await tryCall(declared, { ...callOf(size), as: { tenantId } });
    if (status >= 300) throw new Error(`It answered ${status}: ${text}`);
  };
const OPERATIONS: Readonly<Record<string, (of: Tenant) => Promise<unknown>>> = {
  // The honest limit of the lists: the same queries with nothing around them.
  'one page of the database alone': ({ tenantId }) =>
    openTable({ plane: 'tenant', tenantId }).query(agentRecord, { ...NEWEST, limit: 20 }),
  'its counters alone': async ({ tenantId }) =>
    (await openTable({ plane: 'tenant', tenantId }).query(agentRecord, { ...NEWEST, limit: 1 })).counts?.(),
  'agents.get': calling(getAgent, (size) => ({ path: { agentId: `agent-${(made * 7919) % size}` } })),
  'agents.list': calling(listAgents, () => ({ query: { limit: '20' } })),
  'agents.list by status': calling(listAgents, () => ({ query: { limit: '20', state: 'CERTIFIED' } })),
  'agents.list by a rare status': calling(listAgents, () => ({ query: { limit: '20', state: 'RETIRED' } })),
  'agents.list sorted': calling(listAgents, () => ({ query: { limit: '20', sort: 'createdAt' } })),
  'agents.create': calling(createAgent, () => ({ body: { id: `new-${made}`, name: 'New', category: 'emissions' } })),
};

const grounds = [];
for (const size of sizes) {
  // A tenant's client keeps the endpoint it was first used with: the one of the ground that was opened last.
  const ground = await openGround();
  const secrets = await createSecretsManager({ dataDir: ground.dataDir });
  ground.mount(secrets);
  const secret = await provision(secrets, 'AWS::SecretsManager::Secret', { GenerateSecretString: {} });
  process.env['CURSOR_SECRET_ID'] = secret.ref;
  const tenantId = `of-${size}`;
  const began = performance.now();
  await fill(tenantId, size);
  grounds.push({ ground, size, tenantId, loadMs: performance.now() - began });
}

const measured: { operation: string; size: number; times: number[] }[] = [];
for (const [operation, call] of Object.entries(OPERATIONS)) {
  const times = grounds.map(({ size }) => ({ operation, size, times: [] as number[] }));
  // The first tenth warms the code up.
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++)
    for (const [index, tenant] of grounds.entries()) {
      made += 1;
      const began = performance.now();
      await call(tenant);
      if (round >= 0) times[index]?.times.push(performance.now() - began);
    }
  measured.push(...times);
}
process.send?.({ measured, loads: grounds.map(({ size, loadMs }) => ({ size, loadMs })) });
for (const { ground } of grounds) await ground[Symbol.asyncDispose]();
