// A cursor leads on only in the list, the tenant and the query it was made for; elsewhere it is as good as forged.
import { beforeAll, expect, test } from 'vitest';
import { callerOf, cases, client, endpointNamed, endpoints, outsiderOf } from '../contract/endpoints.ts';
import { expectFailure } from '../contract/expectations.ts';
import { type Prepared, perform, prepareOnce } from '../contract/rehearse.ts';
import type { Person, TenantName } from '../harness/people.ts';

const paged = endpoints.filter((spec) => spec.paged);
const guarded = paged.filter(({ permission, plane }) => permission !== 'public' && plane === 'tenant');
const AGENTS = endpointNamed('agents.list');

const withCursor = (route: string, cursor: string): string =>
  `${route}${route.includes('?') ? '&' : '?'}${new URLSearchParams({ cursor })}`;

async function cursorOf(route: string, as: Person | undefined): Promise<string | undefined> {
  const { json } = await client.send(`${route.split('?')[0]}?limit=1`, { as });
  return json.meta?.page?.nextCursor;
}

const ofAgents: Record<string, string> = {};
beforeAll(async () => {
  for (const tenant of ['acme', 'globex'] satisfies TenantName[]) {
    for (let count = 0; count < 2; count += 1) await perform(endpointNamed('agents.create'), tenant);
    ofAgents[tenant] = (await cursorOf('GET /v1/agents', callerOf(AGENTS, tenant))) ?? '';
  }
});

async function expectForged({ route, sent }: Prepared, cursor: string): Promise<void> {
  const bare = route.split('?')[0] ?? '';
  const answer = await client.send(withCursor(bare, cursor), sent);
  const errors = expectFailure(answer, 400, 'validation_failed');
  expect(errors).toEqual((await client.send(withCursor(bare, 'forged'), sent)).json.errors);
}

test.each(cases(guarded))(
  "$id: another tenant's cursor, of this list or another, is as good as forged",
  async ({ spec }) => {
    const prepared = await prepareOnce(spec);
    const stranger = callerOf(spec, 'globex');
    const own = spec.path ? undefined : await cursorOf(prepared.route, stranger);
    if (own && stranger !== 'platform-admin') await expectForged(prepared, own);
    await expectForged(prepared, ofAgents['globex'] ?? '');
  },
);

test.each(cases(guarded.filter((spec) => spec !== AGENTS)))(
  '$id: a cursor of another list is as good as forged',
  async ({ spec }) => {
    await expectForged(await prepareOnce(spec), ofAgents['acme'] ?? '');
  },
);

test.each(['sort=-createdAt', `filter=${encodeURIComponent("name eq 'x'")}`, 'name=x', 'deleted=true'])(
  'agents.list: with another query (%s) it is as good as forged',
  async (query) => {
    const as = callerOf(AGENTS);
    const answer = await client.send(withCursor(`GET /v1/agents?${query}`, ofAgents['acme'] ?? ''), { as });
    expectFailure(answer, 400, 'validation_failed');
  },
);

const reserved = guarded.flatMap((spec) => {
  const outsider = outsiderOf(spec);
  return outsider ? [{ id: spec.id, spec, outsider }] : [];
});

test.each(reserved)("$id: $outsider gets nowhere with an admin's cursor", async ({ spec, outsider }) => {
  const { route } = await prepareOnce(spec);
  const cursor = (await cursorOf(route, 'acme/admin')) ?? ofAgents['acme'] ?? '';
  expectFailure(await client.send(withCursor(route, cursor), { as: outsider }), 403, 'forbidden');
});
