// The life of an agent as its maker lives it: published from a document, certified, followed by alias and range, deleted and brought back.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ulid } from 'ulid';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { openClient } from '../harness/client.ts';
import { certifyVersion, refusalOf, until } from './traveller.ts';

const client = openClient(inject('house').apiUrl);
const as = 'acme/admin';
const api = client.api(as);
const newId = (kind: string) => `${kind}-${ulid().toLowerCase()}`;
const yamlOf = (id: string, version: string, rest = '') => `# The agent of our vehicles.
specVersion: 1
id: ${id}
name: Fleet fuel
description: |
  Diesel and petrol
  of our own vehicles.
category: emissions
tags: [scope-1, fleet]
version: ${version}
changelog: ${version} of it
runtime:
  kind: builtin
  builtin: fuel-emissions
${rest}`;
const publish = (text: string) =>
  client.send('POST /v1/agent-specs', { as, text, headers: { 'content-type': 'application/yaml' } });
const input = {
  gwpSet: 'AR5',
  activities: [{ site: 'A', date: '2025-03', fuel: 'natural gas', quantity: '1', unit: 'therm', region: 'US' }],
};

test('a document in YAML is right to an editor, publishes, and comes out as it went in', async () => {
  const schema = await client.send('GET /v1/schemas/agent-spec.json');
  const right = new Ajv2020({ strict: true }).compile(JSON.parse(schema.text));
  const id = newId('spec');
  expect(right(parse(yamlOf(id, '1.0.0')))).toBe(true);
  const published = await publish(yamlOf(id, '1.0.0'));
  expect([published.status, published.headers.get('location')], published.text).toEqual([
    201,
    `/v1/agents/${id}/versions/1.0.0`,
  ]);
  const headers = { accept: 'application/yaml' };
  const shown = await client.send(`GET /v1/agents/${id}/versions/latest/spec?fields=id,runtime,tags`, { as, headers });
  expect(Object(parse(shown.text)).data).toEqual({
    id,
    runtime: { kind: 'builtin', builtin: 'fuel-emissions' },
    tags: ['scope-1', 'fleet'],
  });
  expect((await publish(yamlOf(id, '1.0.0'))).status).toBe(409);
  expect((await publish(yamlOf(id, '1.1.0'))).status).toBe(201);
  const refused = await publish(yamlOf(id, '1.2.0').replace('kind: builtin', 'kind: workflow'));
  expect([refused.status, refused.json.errors?.[0]?.field]).toEqual([422, '/runtime/kind']);
  expect(refused.text).toContain('reserved for a later release');
});

test('callers pin, follow a range or an alias, and an approved version stays live while its successor is tried', async () => {
  const id = newId('fleet');
  await publish(yamlOf(id, '1.0.0'));
  await certifyVersion(client, as, id);
  await publish(yamlOf(id, '1.1.0'));
  await publish(yamlOf(id, '2.0.0-rc.1'));
  const alias = { agentId: id, alias: 'stable' };
  expect((await api.aliases.set({ ...alias, body: { version: '1.0.0' } })).status).toBe(200);
  const run = (version: string) => api.executions.start({ agentId: id, body: { mode: 'sync', version, input } });
  const ran = async (version: string) => (await run(version)).data.agentVersion;
  for (const live of ['latest', '^1', 'stable', '1.0.0']) expect(await ran(live), live).toBe('1.0.0');
  expect([await ran('~1.1'), await ran('^2.0.0-rc')]).toEqual(['1.1.0', '2.0.0-rc.1']);
  await api.aliases.set({ ...alias, body: { version: '1.1.0' } });
  expect(await ran('stable')).toBe('1.1.0');
  const within = await api.versions.list({ agentId: id, range: '^1 || ^2.0.0-rc' });
  expect(within.data.map(({ version }) => version)).toEqual(['2.0.0-rc.1', '1.1.0', '1.0.0']);
  expect((await api.aliases.remove(alias)).status).toBe(204);
  expect(await refusalOf(run('stable'))).toMatchObject({ status: 404, reason: 'version_not_found' });
});

test('who depends on whom is shown, conflicts are explained, and a circle is refused', async () => {
  const [meter, kiln, fleet] = [newId('meter'), newId('kiln'), newId('fleet')];
  for (const version of ['1.0.0', '2.0.0']) await publish(yamlOf(meter, version));
  expect((await publish(yamlOf(kiln, '1.0.0', `dependencies:\n  ${meter}: ^2\n`))).status).toBe(201);
  const needs = (range: string) => `dependencies:\n  ${kiln}: '*'\n  ${meter}: ${range}\n`;
  const conflict = await publish(yamlOf(fleet, '1.0.0', needs('^1')));
  expect([conflict.status, conflict.json.errors?.[0]?.field]).toEqual([422, `/dependencies/${meter}`]);
  for (const word of [`${fleet}@1.0.0 asks for`, `${kiln}@1.0.0 asks for`, 'it has 2.0.0, 1.0.0'])
    expect(conflict.json.errors?.[0]?.message).toContain(word);
  expect((await publish(yamlOf(fleet, '1.0.0', needs('">=1"')))).status).toBe(201);
  const graph = await client.api('acme/viewer').versions.listDependencies({ agentId: fleet, version: 'latest' });
  const { resolved, dependencies } = graph.data;
  expect([resolved, dependencies.map(({ agentId }) => agentId)]).toEqual([true, [meter, kiln]]);
  for (const [version, on] of [
    ['3.0.0', fleet],
    ['2.1.0', kiln],
  ]) {
    const circle = await publish(yamlOf(meter, version ?? '', `dependencies:\n  ${on}: '*'\n`));
    expect([circle.status, circle.text.includes('cannot depend on itself')], circle.text).toEqual([422, true]);
  }
});

test('callers of a deprecated version are told by headers, and a version deleted by mistake comes back', async () => {
  const id = newId('leaving');
  for (const version of ['1.0.0', '1.1.0']) await publish(yamlOf(id, version));
  const old = `/v1/agents/${id}/versions/1.0.0`;
  const sunset = new Date(Math.ceil(Date.now() / 1000) * 1000 + 40 * 86_400_000);
  const body = { sunsetAt: sunset.toISOString(), replacement: '1.1.0', reason: 'a better one' };
  await api.versions.deprecate({ agentId: id, version: '1.0.0', body });
  const run = { mode: 'sync', version: '1.0.0', input };
  for (const answer of [
    await client.send(`GET ${old}`, { as }),
    await client.send(`POST /v1/agents/${id}/execute`, { as, body: run }),
  ]) {
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.get('deprecation')).toMatch(/^@\d{10}$/);
    expect(answer.headers.get('sunset')).toBe(sunset.toUTCString());
    expect(answer.headers.get('link')).toContain(`/v1/agents/${id}/versions/1.1.0>; rel="successor-version"`);
  }
  expect((await client.send(`GET /v1/agents/${id}/versions/1.1.0`, { as })).headers.has('sunset')).toBe(false);

  expect((await client.send(`DELETE ${old}`, { as })).status).toBe(204);
  expect((await client.send(`GET ${old}`, { as })).status).toBe(404);
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  const bumped = await client.send(`POST /v1/agents/${id}/versions`, { as, body: { bump: 'minor', runtime } });
  expect([bumped.status, bumped.headers.get('location')]).toEqual([201, `/v1/agents/${id}/versions/1.2.0`]);
  expect((await client.send(`POST ${old}/restore`, { as: 'globex/admin' })).status).toBe(404);
  expect((await client.send(`POST ${old}/restore`, { as })).status).toBe(200);
  expect((await client.send(`GET ${old}`, { as })).headers.get('sunset')).toBe(sunset.toUTCString());
});

test('what happens to an agent stands in the feed; deleted it is gone, restored it is back with everything', async () => {
  const id = newId('life');
  await publish(yamlOf(id, '1.0.0'));
  await api.agents.transition({ agentId: id, body: { to: 'EXPERIMENTAL' } });
  const { etag } = await api.agents.get({ agentId: id });
  expect((await refusalOf(api.agents.delete({ agentId: id, ifMatch: '"stale"' }))).status).toBe(412);
  expect((await api.agents.delete({ agentId: id, ifMatch: etag })).status).toBe(204);
  for (const path of ['', '/versions', '/versions/1.0.0', '/transitions', '/aliases'])
    expect((await client.send(`GET /v1/agents/${id}${path}`, { as })).status, path).toBe(404);
  const foreign = client.api('globex/admin').agents.restore({ agentId: id });
  expect((await refusalOf(foreign)).status).toBe(404);
  expect((await api.agents.restore({ agentId: id })).data.id).toBe(id);
  expect((await api.versions.get({ agentId: id, version: '1.0.0' })).data.version).toBe('1.0.0');
  const told = ['agent-created', 'agent-deleted', 'agent-restored', 'agent-transitioned', 'version-created'];
  const types = async () => (await api.lifecycle.list({ agentId: id, sort: 'at' })).data.map(({ type }) => type);
  const seen = await until(types, (all) => all.length >= told.length);
  expect(seen.toSorted()).toEqual(told);
});

test.each([
  ['a right-to-left override in a name', { name: 'invoice\u202Efdp' }, '/name'],
  ['a control character in a tag', { tags: ['a\u0007b'] }, '/tags/0'],
  ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, '/name'],
  ['an id of a look-alike letter', { id: 'flеet-fuel' }, '/id'],
  ['an id of another script', { id: '燃料計算' }, '/id'],
  ['an id that is a word of the API', { id: 'bulk' }, '/id'],
  ['a version that is none', { version: '1.2.3.4' }, '/version'],
  ['build metadata', { version: '1.2.3+7' }, '/version'],
  ['a range that is none', { dependencies: { kiln: '>=>1' } }, '/dependencies/kiln'],
  [
    'twenty-one dependencies',
    { dependencies: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`dep-${n}`, '*'])) },
    '/dependencies',
  ],
])('%s is refused by its pointer', async (_, changes, field) => {
  const runtime = { kind: 'builtin', builtin: 'fuel-emissions' };
  const body = { specVersion: 1, id: newId('bad'), name: 'Bad', category: 'emissions', version: '1.0.0', runtime };
  const { status, json, text } = await client.send('POST /v1/agent-specs', { as, body: { ...body, ...changes } });
  expect([status, json.errors?.map((error) => error.field)], text).toEqual([422, [field]]);
});
