// What an API key opens, endpoint by endpoint: what its scope names, in its own tenant, while it is good; nothing else.
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { KEY_PERMISSIONS, type Permission } from '../../lib/kernel/index.ts';
import type { TenantName } from '../harness/people.ts';
import { cases, client, endpoints } from './endpoints.ts';
import { expectFailure } from './expectations.ts';
import { prepareOnce } from './rehearse.ts';

const Issued = z.object({ data: z.object({ id: z.string(), key: z.string() }) });

async function issue(tenant: TenantName, permissions: readonly Permission[]): Promise<{ id: string; key: string }> {
  const body = { name: 'Contract', permissions };
  const { json } = await client.send('POST /v1/api-keys', { as: `${tenant}/admin`, body });
  return Issued.parse(json).data;
}

const small: Partial<Record<Permission, string>> = {};
let foreign = '';
let revoked = '';

beforeAll(async () => {
  for (const permission of ['agents:read', 'files:read'] as const)
    small[permission] = (await issue('acme', [permission])).key;
  foreign = (await issue('globex', KEY_PERMISSIONS)).key;
  const ended = await issue('acme', KEY_PERMISSIONS);
  revoked = ended.key;
  await client.send(`DELETE /v1/api-keys/${ended.id}`, { as: 'acme/admin' });
});

const guarded = endpoints.filter((spec) => spec.permission !== 'public');
const reserved = guarded.filter((spec) => spec.permission !== 'signed-in');

test.each(cases(reserved))(
  '$id: a key whose scope is too small is told which permission it lacks',
  async ({ spec }) => {
    const { route, sent } = await prepareOnce(spec);
    const key = small[spec.permission === 'agents:read' ? 'files:read' : 'agents:read'] ?? '';
    const answer = await client.send(route, { ...sent, as: undefined, headers: { 'x-api-key': key } });
    const [error] = expectFailure(answer, 403, 'forbidden');
    expect(error?.message).toContain(spec.permission);
  },
);

test.each(cases(guarded))('$id: a revoked key is 401, as if it had never been', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const ask = (key: string) => client.send(route, { ...sent, as: undefined, headers: { 'x-api-key': key } });
  const errors = expectFailure(await ask(revoked), 401, 'unauthenticated');
  const never = await ask(revoked.replace(/.{50}$/, '0'.repeat(50)));
  expect(errors).toEqual(never.json.errors);
});

const addressed = reserved.filter(
  ({ plane, permission, example }) =>
    plane === 'tenant' &&
    KEY_PERMISSIONS.some((known) => known === permission) &&
    Object.values(example.path ?? {}).some((value) => value.includes('{{')),
);

test.each(cases(addressed))("$id: another tenant's key finds nothing there", async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const answer = await client.send(route, { ...sent, as: undefined, headers: { 'x-api-key': foreign } });
  expectFailure(answer, 404, 'not_found');
});

test('no key may act for another tenant', async () => {
  const headers = { 'x-api-key': foreign, 'x-act-as-tenant': 'acme' };
  expectFailure(await client.send('GET /v1/agents', { headers }), 403, 'forbidden');
});
