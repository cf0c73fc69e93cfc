// What the door costs: a caller seen lately is neither looked up nor counted in the table again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey, NewApiKey } from '../../../lib/identity/index.ts';
import { lambdaContext } from '../../../lib/kernel/http/trial-call.ts';
import { tableWrite } from '../../../lib/kernel/index.ts';
import { trialContext } from '../../../lib/kernel/trial.ts';
import { documentClient, put } from '../../../lib/platform/table/index.ts';
import { tenantRecord } from '../../../lib/tenancy/records.ts';
import { openGround } from '../../../local/ground/index.ts';
import authorizeCaller from './authorize-caller.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

const admin = trialContext([tableWrite], { tenantId: 'acme', roles: ['admin'] });
const calls: string[] = [];
let key = '';

beforeAll(async () => {
  process.env['ROUTE_LIMITS'] = JSON.stringify({ 'POST /v1/api-keys': 2 });
  const tenant = { tenantId: 'acme', name: 'Acme', tier: 'free', limitFactor: 1, status: 'ACTIVE' } as const;
  await admin.commit({ writes: [put(tenantRecord, { ...tenant, createdAt: '2026-05-01T00:00:00.000Z' })] });
  ({ key } = await createApiKey(admin, NewApiKey.parse({ name: 'Gateway', permissions: ['agents:read'] })));
  documentClient({ plane: 'platform' }).middlewareStack.add((next, { commandName = '' }) => (given) => {
    calls.push(commandName);
    return next(given);
  });
});

const invoke = authorizeCaller as unknown as (
  event: unknown,
  context: unknown,
) => Promise<{ context?: { rate?: string } }>;
async function knock(httpMethod: string, resource: string) {
  const methodArn = `arn:aws:execute-api:eu-central-1:000000000000:api/dev/${httpMethod}${resource}`;
  const answer = await invoke({ headers: { 'x-api-key': key }, httpMethod, resource, methodArn }, lambdaContext);
  return { rate: JSON.parse(answer.context?.rate ?? '{}'), cost: calls.splice(0).sort() };
}

test('a caller costs two reads, a note of use and one draw for each limit at first, and then nothing', async () => {
  const draws = ['UpdateItemCommand', 'UpdateItemCommand'];
  const first = await knock('GET', '/v1/agents');
  expect(first.cost).toEqual(['GetItemCommand', 'GetItemCommand', 'TransactWriteItemsCommand', ...draws]);
  expect(first.rate.policies).toMatchObject([
    { name: 'user', remaining: 99 },
    { name: 'tenant', remaining: 999 },
  ]);
  for (const left of [98, 97, 96, 95]) {
    const next = await knock('GET', '/v1/agents');
    expect([next.cost, next.rate.policies[0].remaining]).toEqual([[], left]);
  }
  expect((await knock('GET', '/v1/agents')).cost).toEqual(['UpdateItemCommand']);
});

test('an operation with a limit of its own is counted beside, and refused by it alone', async () => {
  const make = () => knock('POST', '/v1/api-keys');
  expect((await make()).rate.policies[0]).toMatchObject({ name: 'endpoint', tokens: 2, remaining: 1 });
  expect((await make()).rate).not.toHaveProperty('retryAfterSeconds');
  expect((await make()).rate).toMatchObject({ retryAfterSeconds: 30 });
  expect((await make()).cost).toEqual([]);
  expect((await knock('GET', '/v1/agents')).rate).not.toHaveProperty('retryAfterSeconds');
});

test('when counting fails everybody is let in, uncounted', async () => {
  const table = process.env['TABLE_NAME'];
  process.env['TABLE_NAME'] = 'no-such-table';
  const outcomes = [];
  for (let request = 0; request < 12; request++)
    outcomes.push((await knock('GET', '/v1/agents')).rate.policies === undefined);
  process.env['TABLE_NAME'] = table;
  expect(outcomes).toContain(true);
  expect((await knock('GET', '/v1/agents')).rate.policies).toBeDefined();
});
