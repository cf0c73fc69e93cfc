// What the client promises of calls and answers, against a server that speaks HTTP.
import { expect, test } from 'vitest';
import { data, refusal, standIn } from '../test/harness/stand-in.ts';
import { ApiError, createClient, NoAnswer } from './index.ts';

const agent = { id: 'fleet', name: 'Fleet' };

test('a call puts path, filters and body where they belong, and opens the envelope', async () => {
  await using server = await standIn(
    {
      status: 200,
      headers: { etag: '"v1"', 'x-request-id': 'req_1' },
      body: data([agent], { page: { limit: 2, total: 7 }, warnings: [{ code: 'half', message: 'Half of it.' }] }),
    },
    { status: 201, headers: { location: '/v1/agents/fleet/versions/1.0.0' }, body: data({ version: '1.0.0' }) },
  );
  const api = createClient({ baseUrl: `${server.url}/`, token: 't' });
  const list = await api.agents.list({
    limit: 2,
    state: { in: ['DRAFT', 'CERTIFIED'] },
    createdAt: { gte: '2026-01-01' },
  });
  expect(list).toMatchObject({ data: [agent], etag: '"v1"', requestId: 'req_1', page: { total: 7 }, status: 200 });
  expect(list.warnings).toEqual([{ code: 'half', message: 'Half of it.' }]);
  const body = { version: '1.0.0', runtime: { kind: 'builtin', builtin: 'fuel-emissions' } } as const;
  const made = await api.versions.create({ agentId: 'a/b', body });
  expect(made.warnings).toEqual([]);
  expect(made.location).toBe('/v1/agents/fleet/versions/1.0.0');
  const query = new URLSearchParams({ limit: '2', 'state[in]': 'DRAFT,CERTIFIED', 'createdAt[gte]': '2026-01-01' });
  expect(server.asked.map(({ line }) => line)).toEqual([`GET /v1/agents?${query}`, 'POST /v1/agents/a%2Fb/versions']);
  expect(JSON.parse(server.asked[1]?.body ?? '')).toEqual(body);
  const json = 'application/json';
  expect(server.asked[1]?.headers).toMatchObject({ authorization: 'Bearer t', accept: json, 'content-type': json });
});

test('a path with a hole is never asked for', async () => {
  await using server = await standIn();
  const api = createClient({ baseUrl: server.url });
  await expect(api.agents.get({ agentId: '' })).rejects.toThrow('"agentId" must be given');
  expect(server.asked).toEqual([]);
});

test('a key goes in its own header, and a token that is fetched is fetched for every attempt', async () => {
  await using server = await standIn({ status: 200, body: data({}) }, { status: 503 }, { status: 200, body: data({}) });
  await createClient({ baseUrl: server.url, apiKey: 'glk_x', actAsTenant: 'acme' }).users.getMe();
  let fetched = 0;
  const token = async () => `t${++fetched}`;
  await createClient({ baseUrl: server.url, token, patience: { wait: async () => {} } }).users.getMe();
  expect(server.asked[0]?.headers).toMatchObject({ 'x-api-key': 'glk_x', 'x-act-as-tenant': 'acme' });
  expect(server.asked.slice(1).map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  expect(() => createClient({ baseUrl: server.url, token: 't', apiKey: 'k' })).toThrow('not both');
});

test('a refusal is an ApiError in the words of the API, with every problem and what support needs', async () => {
  const errors = [
    { code: 'validation_failed', message: '"x" is no slug.', field: '/id', details: { reason: 'body_invalid' } },
    { code: 'validation_failed', message: 'Name it.', field: '/name' },
  ];
  await using server = await standIn({ status: 422, body: { errors, meta: { requestId: 'req_9' } } });
  const api = createClient({ baseUrl: server.url });
  const error = await api.agents
    .create({ body: { id: 'x', name: '', category: 'c' } })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    ...{ status: 422, code: 'validation_failed', field: '/id', reason: 'body_invalid', requestId: 'req_9' },
    ...{ problems: errors, message: '"x" is no slug. Name it.' },
  });
});

test('what a proxy in between says is an error too, and no crash', async () => {
  const page = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>No such site</h1>' };
  await using server = await standIn(page, { ...page, status: 200 });
  const api = createClient({ baseUrl: server.url });
  await expect(api.users.getMe()).rejects.toMatchObject({ status: 404, code: 'http_404', problems: [] });
  await expect(api.users.getMe()).rejects.toThrow(NoAnswer);
});

test('a list is read to its end, page after page, with the filters of the first', async () => {
  const page = (id: string, nextCursor?: string) => ({
    status: 200,
    body: data([{ id }], { page: { limit: 1, ...(nextCursor && { nextCursor }) } }),
  });
  await using server = await standIn(page('a', 'c1'), page('b', 'c2'), page('c'));
  const api = createClient({ baseUrl: server.url });
  const ids: string[] = [];
  for await (const { id } of api.agents.list.each({ state: 'DRAFT', offset: 5 })) ids.push(id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(server.asked.map(({ line }) => line)).toEqual([
    'GET /v1/agents?state=DRAFT&offset=5',
    'GET /v1/agents?state=DRAFT&cursor=c1',
    'GET /v1/agents?state=DRAFT&cursor=c2',
  ]);
});

test('whoever stops reading a list asks for no further page', async () => {
  const body = data([{ id: 'a' }, { id: 'b' }], { page: { limit: 2, nextCursor: 'c' } });
  await using server = await standIn({ status: 200, body });
  for await (const { id } of createClient({ baseUrl: server.url }).agents.list.each()) if (id === 'a') break;
  expect(server.asked.length).toBe(1);
});

test('an ETag asks for what changed, and guards a change', async () => {
  const stale = { status: 412, body: refusal('precondition_failed') };
  await using server = await standIn({ status: 304 }, { status: 200, body: data(agent) }, stale);
  const api = createClient({ baseUrl: server.url });
  expect(await api.agents.get.ifChanged('"v1"', { agentId: 'fleet' })).toBeUndefined();
  expect((await api.agents.get.ifChanged('"v1"', { agentId: 'fleet' }))?.data).toEqual(agent);
  const change = api.agents.update({ agentId: 'fleet', ifMatch: '"v1"', body: { name: 'F' } });
  await expect(change).rejects.toMatchObject({ status: 412 });
  expect(server.asked.map(({ headers }) => headers['if-none-match'] ?? headers['if-match'])).toEqual(
    Array(3).fill('"v1"'),
  );
});

test('what is no envelope is given as it is, whatever it is', async () => {
  const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Hello</p>' };
  await using server = await standIn({ status: 200, body: { $id: 'schema' } }, html);
  const api = createClient({ baseUrl: server.url });
  expect((await api.specs.getSchema()).data).toEqual({ $id: 'schema' });
  expect((await api.system.getDocs()).data).toBe('<p>Hello</p>');
  expect(server.asked.map(({ headers }) => headers.accept)).toEqual(['*/*', '*/*']);
});

test('a run is watched event by event', async () => {
  const stream =
    'id: 1\nevent: state\ndata: {"state":"RUNNING"}\n\n: still here\n\nevent: state\r\ndata: {"state":\ndata: "SUCCEEDED"}\r\n\r\n';
  await using server = await standIn({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: stream });
  const seen = [];
  for await (const one of createClient({ baseUrl: server.url }).executions.follow({ agentId: 'a', executionId: 'e' }))
    seen.push(one);
  expect(server.asked[0]?.headers.accept).toBe('text/event-stream');
  expect(seen).toEqual([
    { id: '1', event: 'state', data: { state: 'RUNNING' } },
    { event: 'state', data: { state: 'SUCCEEDED' } },
  ]);
});

test('a call ends when its caller says so, and is not made again', async () => {
  await using server = await standIn({ status: 200, body: data({}) });
  const signal = AbortSignal.abort(new Error('Enough.'));
  await expect(createClient({ baseUrl: server.url }).users.getMe({ signal })).rejects.toThrow('Enough.');
  expect(server.asked).toEqual([]);
});
