// No tenant learns of another's things: what belongs to someone else and what never was answer alike, to the last byte.
import { ulid } from 'ulid';
import { beforeAll, expect, test } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import type { Answer } from '../harness/client.ts';
import type { Person } from '../harness/people.ts';
import { callerOf, cases, client, endpoints } from './endpoints.ts';
import { expectFailure } from './expectations.ts';
import { perform, prepare, routeOf } from './rehearse.ts';

/** What only platform admins may do is forbidden to all others alike, whether the thing is there or not. */
const ofPlatform = ({ permission }: EndpointSpec): boolean => permission.startsWith('platform:');

/** Whose path names something that an earlier answer made. */
const addressed = endpoints.filter(
  (spec) =>
    spec.permission !== 'public' &&
    !ofPlatform(spec) &&
    Object.values(spec.example.path ?? {}).some((value) => value.includes('{{')),
);

/** The same powers, in the other tenant; nobody of a tenant is a platform admin. */
function stranger(spec: EndpointSpec): Person {
  const person = callerOf(spec, 'globex');
  return !person || person === 'platform-admin' ? 'globex/admin' : person;
}

const missing = (value: string): string =>
  /^[a-z]{3}_/.test(value) ? `${value.slice(0, 4)}${ulid()}` : `no-${value}`.slice(0, 60);

/** The answer without what differs by nature: the request's id and the ids the client itself sent. */
function bare({ status, text, json }: Answer, path: Readonly<Record<string, string>>): string {
  const parts = [json.meta?.requestId ?? '', ...Object.values(path)].filter(Boolean);
  return `${status} ${parts.reduce((rest, part) => rest.replaceAll(part, '…'), text)}`;
}

test.each(cases(addressed))('$id: of another tenant it is the same 404 as if it were not', async ({ spec }) => {
  const { route, path, sent } = await prepare(spec);
  const as = stranger(spec);
  const foreign = await client.send(route, { ...sent, as });
  expectFailure(foreign, 404, 'not_found');
  const made = (name: string) => spec.example.path?.[name]?.includes('{{');
  const nowhere = Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, made(name) ? missing(value) : value]),
  );
  const never = await client.send(routeOf(spec, { ...spec.example, path: nowhere }), { ...sent, as });
  expect(bare(foreign, path)).toBe(bare(never, nowhere));
});

const creating = endpoints.filter((spec) => spec.output[201] && spec.plane === 'tenant');
const listing = endpoints.filter((spec) => spec.paged && !spec.path && spec.permission !== 'platform:tenants');

test.each(cases(listing))('$id: nothing of another tenant is listed', async ({ spec }) => {
  const made = await Promise.all(creating.map(async (one) => (await perform(one)).json.data));
  const ids = made.map((data) => String(Object(data)['id'])).filter((id) => id !== 'undefined');
  const { text } = await client.send(routeOf(spec, { query: { limit: '100' } }), { as: stranger(spec) });
  for (const id of ids) expect(text).not.toContain(`"${id}"`);
});

const tenantBound = endpoints.filter((spec) => spec.permission !== 'public' && spec.plane === 'tenant');

test.each(cases(tenantBound))('$id: nobody of a tenant may act for another', async ({ spec }) => {
  const { route, sent } = await prepare(spec);
  const headers = { 'x-act-as-tenant': 'globex' };
  expectFailure(await client.send(route, { ...sent, as: 'acme/admin', headers }), 403, 'forbidden');
});

test('a platform admin acts for the tenant they name', async () => {
  const asGlobex = { as: 'platform-admin', headers: { 'x-act-as-tenant': 'globex' } } as const;
  const { json } = await client.send('GET /v1/users/me', asGlobex);
  expect(json.data).toMatchObject({ tenantId: 'globex' });
});

beforeAll(async () => {
  await Promise.all([client.tokenOf('acme/admin'), client.tokenOf('globex/admin')]);
});
