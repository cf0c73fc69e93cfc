// Every declared example works, and what it answers is what the declaration and the served OpenAPI document say.
import { afterAll, expect, test } from 'vitest';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { expectCalls, recordCalls } from './database-calls.ts';
import { cases, client, endpoints } from './endpoints.ts';
import { expectHeaders, expectLimits, expectSuccess } from './expectations.ts';
import { openDocument } from './open-document.ts';
import { perform, prepare, prepareOnce } from './rehearse.ts';

const MEDIA = {
  json: /^application\/json/,
  events: /^text\/event-stream/,
  html: /^text\/html/,
  document: /./,
} as const;
const document = await openDocument(client);
afterAll(recordCalls);

test.each(cases(endpoints))('$id: its example succeeds as declared', async ({ spec }) => {
  const { route, sent, path } = await prepare(spec);
  const answer = await client.send(route, sent);
  expect(Object.keys(spec.output).map(Number), answer.text).toContain(answer.status);
  const schema = spec.output[answer.status];
  if (schema === null && spec.produces === 'json') expect(answer.text).toBe('');
  else expect(answer.headers.get('content-type')).toMatch(MEDIA[spec.produces]);
  expectHeaders(answer);
  if (spec.produces === 'json') await expectCalls(spec, answer, () => perform(spec));
  if (sent.as && sent.as !== 'platform-admin') expectLimits(answer);
  if (!schema) return;
  expectSuccess(answer);
  const { data } = answer.json;
  expect(schema.safeParse(data).error).toBeUndefined();
  expect(document.problemsOf(spec, answer)).toEqual([]);
  expect(Object(data).state, answer.text).not.toBe('FAILED');
  if (spec.locationOf) expect(answer.headers.get('location')).toBe(spec.locationOf(data, path) ?? null);
  if (answer.status === 201) expect(answer.headers.get('location')).toMatch(/^\/v1\//);
});

test('every declared endpoint stands in OpenAPI, and nothing else does', () => {
  expect(document.operations()).toEqual(endpoints.map(({ id }) => id).sort());
});

const readable = endpoints.filter((spec) => spec.route.startsWith('GET') && spec.produces === 'json');
/** Their answer tells of this very moment: the time it was checked at, a link signed until a certain second, how far a report or a job has come, what was found a moment ago. */
const MOMENTARY = [
  ...['system.get-health', 'system.get-readiness', 'files.download', 'artifacts.download', 'executions.result'],
  ...['impact-reports.get', 'impact-reports.list', 'impact-reports.list-results', 'jobs.get', 'jobs.list'],
  ...['search.list-recent', 'search.list-trending', 'search.list-recommended', 'search.list-similar'],
  'search.show-facets',
];
const lasting = (spec: EndpointSpec): boolean => !MOMENTARY.includes(spec.id);

test.each(cases(readable.filter(lasting)))('$id: an unchanged answer is 304 to its entity tag', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const ask = (tag: string) => client.send(route, { ...sent, headers: { 'if-none-match': tag } });
  let etag = '';
  let again = await client.send(route, sent);
  // Work in the background may change what is told between two calls, such as the chain of audit; it does not do so every time.
  for (let calls = 0; calls < 20 && again.status !== 304; calls += 1) {
    etag = again.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"\S+"$/);
    again = await ask(`"other", ${etag}`);
  }
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await ask('"other"')).status).toBe(200);
});

test.each(cases(readable))('$id: ?fields= keeps only what is asked for', async ({ spec }) => {
  const { route, sent } = await prepareOnce(spec);
  const all = await client.send(route, sent);
  const [name = ''] = Object.keys(Object([all.json.data].flat()[0]));
  const answer = await client.send(`${route}${route.includes('?') ? '&' : '?'}fields=${name}`, sent);
  expect(answer.status).toBe(200);
  if (name) for (const one of [answer.json.data].flat()) expect(Object.keys(Object(one))).toEqual([name]);
});

test('a sane X-Request-Id is echoed, another is replaced', async () => {
  const echo = async (id: string) =>
    (await client.send('GET /health/live', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await echo('trace-4711')).toBe('trace-4711');
  expect(await echo('x'.repeat(500))).not.toContain('xxx');
});
