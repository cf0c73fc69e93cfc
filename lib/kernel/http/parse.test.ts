// What parsing promises: a request is understood as its schemas say, or refused with everything that is wrong with it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { document } from './document.ts';
import { endpoint } from './endpoint.ts';
import { MAX_BODY_BYTES } from './parse.ts';
import { type TrialCall, tryCall } from './trial-call.ts';

const common = {
  summary: 'Echoes.',
  permission: 'public',
  uses: [],
  faults: [],
  impact: 'nothing',
  example: {},
} as const;

const echo = endpoint({
  ...common,
  id: 'trial.echo',
  route: 'POST /v1/echo/{name}',
  path: z.strictObject({ name: z.string().regex(/^[a-zäß/ ]+$/) }),
  query: z.object({ depth: z.coerce.number().int().optional(), tag: z.string().optional() }),
  body: z.strictObject({ text: z.string(), size: z.number().optional() }),
  output: { 200: z.looseObject({}) },
  handle: async ({ path, query, body }) => ({ ...path, ...query, ...body }),
});
const page = document({
  ...common,
  id: 'trial.page',
  route: 'GET /v1/page',
  produces: 'html',
  handle: async () => ({ contentType: 'text/html', body: '<p>' }),
});

const ask = (call: TrialCall = {}) => tryCall(echo, { path: { name: 'a' }, body: { text: 'x' }, ...call });
const fieldsOf = async (call: TrialCall) => (await ask(call)).errors.map(({ field }) => field);
const typed = (type: string, body: unknown = '{"text":"x"}') => ask({ headers: { 'Content-Type': type }, body });

test('path, query and body arrive as their schemas say', async () => {
  const { status, data } = await ask({ path: { name: 'gro%C3%9F%2Fa' }, query: { depth: '3' }, body: { text: 'ß' } });
  expect([status, data]).toEqual([200, { name: 'groß/a', depth: 3, text: 'ß' }]);
});

test('broken percent-encoding and a value against its schema are named by their place', async () => {
  expect(await fieldsOf({ path: { name: '%E0%A4%A' } })).toEqual(['/path/name']);
  expect(await fieldsOf({ path: { name: 'UPPER' } })).toEqual(['/path/name']);
});

test('an unknown query parameter and one of the wrong type are both told', async () => {
  expect((await fieldsOf({ query: { dept: '1', depth: 'deep' } })).sort()).toEqual(['/query/dept', '/query/depth']);
  expect(await fieldsOf({ query: Object.fromEntries([['__proto__', '1']]) })).toEqual(['/query/__proto__']);
});

test('a query parameter that stands twice is refused and never guessed at', async () => {
  const { status, errors } = await ask({ query: { tag: ['a', 'b'], depth: ['1', '2'] } });
  expect([status, errors.map(({ field }) => field)]).toEqual([400, ['/query/tag', '/query/depth']]);
});

test('a body is needed where one is declared, and every problem of it is told at once', async () => {
  const none = await ask({ body: undefined });
  expect([none.status, none.errors[0]?.message]).toEqual([
    422,
    'This operation needs a body in JSON or YAML, and none was sent.',
  ]);
  expect((await fieldsOf({ body: { txt: 1, size: '1' } })).sort()).toEqual(['/size', '/text', '/txt']);
});

test('text that is not JSON, or not UTF-8, is 400', async () => {
  expect((await typed('application/json', '{"text":')).status).toBe(400);
  expect((await typed('application/json', '{"text":"x","text":"y"}')).status).toBe(400);
  const event = { headers: { 'Content-Type': 'application/json' }, body: Buffer.from([0x22, 0xff, 0x22]) };
  const { status, errors } = await tryCall(echo, { path: { name: 'a' }, headers: event.headers, base64: event.body });
  expect([status, errors[0]?.message]).toEqual([400, 'The body is not valid UTF-8; encode it as UTF-8.']);
});

test('a body in base64 is the same body, with or without a byte order mark', async () => {
  for (const bytes of ['{"text":"ü"}', '\uFEFF{"text":"ü"}']) {
    const call = { path: { name: 'a' }, headers: { 'Content-Type': 'application/json' }, base64: Buffer.from(bytes) };
    expect((await tryCall(echo, call)).data).toMatchObject({ text: 'ü' });
  }
});

test('only JSON or YAML in UTF-8 is taken for a body', async () => {
  for (const type of ['application/json', 'Application/JSON; Charset="UTF-8"', 'application/json;charset=utf8'])
    expect((await typed(type)).status, type).toBe(200);
  for (const type of [
    'text/plain',
    'application/json; charset=latin1',
    'application/jsonx',
    'application/x-www-form-urlencoded',
    '',
  ])
    expect((await typed(type)).status, type).toBe(415);
  expect((await ask({ body: '{"text":"x"}' })).status).toBe(415);
});

test('a body beyond what one request may carry is 413 and not even parsed', async () => {
  const { status, errors } = await typed('application/json', 'x'.repeat(MAX_BODY_BYTES + 1));
  expect([status, errors[0]?.code]).toEqual([413, 'payload_too_large']);
});

test('what cannot be accepted is 406; quality zero refuses', async () => {
  const accepting = async (accept: string) =>
    (await ask({ headers: { 'content-type': 'application/json', Accept: accept } })).status;
  for (const accept of [
    '*/*',
    'application/*',
    'text/html, application/json;q=0.1',
    'application/vnd.greenlang.v1+json',
    'APPLICATION/JSON',
  ])
    expect(await accepting(accept), accept).toBe(200);
  for (const accept of [
    'text/html',
    'application/json;q=0',
    'application/json; q=0.000',
    'image/*',
    'application/vnd.greenlang.v2+json',
  ])
    expect(await accepting(accept), accept).toBe(406);
  expect((await tryCall(page, { headers: { accept: 'application/json' } })).status).toBe(406);
});

test('whatever stands in headers, query and body, the answer is an envelope and never a crash', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, text, text, fc.dictionary(text, text), async (accept, type, body, query) => {
      const { status, meta } = await ask({ headers: { accept, 'content-type': type }, body, query });
      expect(status).toBeLessThan(500);
      expect(meta['requestId']).toBe('req-of-gateway');
    }),
  );
});
