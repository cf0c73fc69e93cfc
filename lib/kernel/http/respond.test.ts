// What answers promise: envelope, status, headers, and that nothing of ours leaks through a failure.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { defineFault } from '../../shared/fault.ts';
import { document } from './document.ts';
import { endpoint } from './endpoint.ts';
import { eventStream } from './event-stream.ts';
import { type TrialCall, tryCall } from './trial-call.ts';

const common = {
  summary: 'Answers.',
  permission: 'public',
  uses: [],
  faults: [],
  impact: 'nothing',
  example: {},
} as const;
const Busy = defineFault({
  ...{ reason: 'busy', kind: 'throttled', cause: '.', remedy: '.', retryAfterSeconds: 7 },
  say: () => 'Come back.',
});

let handle: () => Promise<{ id: string; more?: unknown }> = async () => ({ id: '1' });
const get = endpoint({
  ...common,
  id: 'trial.get',
  route: 'GET /v1/thing',
  output: { 200: z.object({ id: z.string(), at: z.string().optional() }) },
  handle: () => handle(),
});
const create = endpoint({
  ...common,
  id: 'trial.create',
  route: 'POST /v1/things',
  output: { 201: z.object({ id: z.string() }) },
  location: ({ id }) => `/v1/things/${id}`,
  handle: () => handle(),
});
const erase = endpoint({
  ...common,
  id: 'trial.erase',
  route: 'DELETE /v1/thing',
  output: { 204: null },
  handle: async () => undefined,
});

const ask = (headers: TrialCall['headers'] = {}, query: TrialCall['query'] = {}) => tryCall(get, { headers, query });
const logged: string[] = [];

beforeEach(() => {
  handle = async () => ({ id: '1' });
  logged.length = 0;
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation((text) => void logged.push(String(text)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('data stands in the envelope with the request id, stripped of what its schema does not name', async () => {
  handle = async () => ({ id: '1', more: 'internal' });
  const { text } = await ask();
  expect(JSON.parse(text)).toEqual({ data: { id: '1' }, meta: { requestId: 'req-of-gateway' } });
});

test('what an answer lacks is told beside it, and changes its entity tag; why is for the log', async () => {
  let isWhole = true;
  const partial = endpoint({
    ...common,
    id: 'trial.partial',
    route: 'GET /v1/partial',
    output: { 200: z.object({ id: z.string() }) },
    handle: async ({ ctx }) => {
      if (!isWhole) ctx.warn({ code: 'half', message: 'Half of it.' }, new Error('the reason'));
      return { id: '1' };
    },
  });
  const whole = await tryCall(partial);
  isWhole = false;
  const half = await tryCall(partial, { headers: { 'if-none-match': whole.headers['etag'] ?? '' } });
  expect([half.status, half.meta['warnings']]).toEqual([200, [{ code: 'half', message: 'Half of it.' }]]);
  expect(half.text).not.toContain('the reason');
  expect(logged.join()).toContain('the reason');
  expect(whole.meta).toEqual({ requestId: 'req-of-gateway' });
});

test('a sane X-Request-Id is echoed, any other is replaced and never repeated', async () => {
  expect((await ask({ 'x-REQUEST-id': 'client-1234' })).headers['x-request-id']).toBe('client-1234');
  for (const id of [
    'short',
    'a\r\nSet-Cookie: x=1',
    'id with blanks',
    'x'.repeat(129),
    'umläut-123',
    '<script>1234',
    'id-12345\n',
  ]) {
    const { headers, text } = await ask({ 'X-Request-Id': id });
    expect(headers['x-request-id']).toBe('req-of-gateway');
    expect(text).not.toContain(JSON.stringify(id).slice(1, -1));
  }
});

test('every answer carries the security headers, refused and failed ones too', async () => {
  const answers = [await ask(), await ask({ accept: 'text/html' }), await tryCall(erase)];
  handle = () => Promise.reject(new Error('broken'));
  answers.push(await ask());
  expect(answers.map(({ status }) => status)).toEqual([200, 406, 204, 500]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(headers['cache-control']).toMatch(/^private, no-(store|cache)$/);
  }
});

test('browsers may read every answer from the origin of the stage, and none where there is none', async () => {
  expect((await ask()).headers).not.toHaveProperty('access-control-allow-origin');
  vi.stubEnv('CORS_ORIGIN', 'https://console.example');
  for (const { headers } of [await ask(), await ask({ accept: 'text/html' })]) {
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://console.example', vary: 'Origin, Accept' });
    expect(headers['access-control-expose-headers']).toContain('X-Request-Id');
  }
  vi.stubEnv('CORS_ORIGIN', '*');
  expect((await ask()).headers).toMatchObject({ vary: 'Accept' });
});

test('a reading has a tag and may be kept if it is asked for anew; its like is 304 without body', async () => {
  const first = await ask();
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const again = await ask({ 'If-None-Match': `"x", W/${first.headers['etag']}` });
  expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', first.headers['etag']]);
  handle = async () => ({ id: '2' });
  expect((await ask({ 'If-None-Match': first.headers['etag'] ?? '' })).status).toBe(200);
});

test('a tag tells of the whole, however little of it is shown', async () => {
  const whole = await ask();
  const part = await ask({}, { fields: 'at' });
  expect([part.data, part.headers['etag']]).toEqual([{}, whole.headers['etag']]);
});

test('what was made is 201 with its place, and must not be kept', async () => {
  const { status, headers } = await tryCall(create);
  expect([status, headers['location'], headers['etag']]).toEqual([201, '/v1/things/1', undefined]);
  expect(headers['cache-control']).toBe('private, no-store');
});

test('a declared fault says code, reason and when to come back', async () => {
  handle = () => Promise.reject(Busy());
  const { status, errors, headers, text } = await ask();
  expect([status, headers['retry-after']]).toEqual([429, '7']);
  expect(errors).toEqual([{ code: 'rate_limited', message: 'Come back.', details: { reason: 'busy' } }]);
  expect(JSON.parse(text)).not.toHaveProperty('data');
});

test('a bug is 500 and its cause is neither in the answer nor, with personal data, in the log', async () => {
  const cause = Object.assign(new Error('ada@acme.example has password hunter2'), { Item: { secret: 'hunter3' } });
  handle = () => Promise.reject(cause);
  const { status, text } = await ask();
  expect(status).toBe(500);
  expect(text).not.toMatch(/hunter|acme|respond\.test/);
  expect(logged.join()).toContain('respond.test');
  expect(logged.join()).not.toMatch(/ada@|hunter3/);
});

test('an answer that breaks its own schema is a bug of ours and is not shown', async () => {
  handle = async () => ({ id: 7 as unknown as string });
  expect(await ask()).toMatchObject({ status: 500, errors: [{ code: 'internal' }] });
});

test('what a dependency or the table pushes back is 503 with Retry-After, and hides its cause', async () => {
  for (const error of [
    Object.assign(new Error('secret'), { name: 'ThrottlingException' }),
    Object.assign(new Error('secret'), { name: 'ProvisionedThroughputExceededException' }),
    Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('secret'), { $fault: 'server' }),
  ]) {
    handle = () => Promise.reject(error);
    const { status, headers, text } = await ask();
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect(text).not.toContain('secret');
  }
});

test('a thrown non-error is answered like any bug', async () => {
  handle = () => Promise.reject('words');
  expect((await ask()).status).toBe(500);
});

test('no payload and no header value of a caller stands in the log', async () => {
  await tryCall(create, {
    headers: { authorization: 'Bearer very-secret', 'content-type': 'application/json' },
    body: '{"password":"very-secret"}',
  });
  await ask({ accept: 'very/secret' }, { fields: 'very.secret' });
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join()).not.toMatch(/very.secret/);
});

test('a document answers its own type and headers beside those all carry', async () => {
  const page = document({
    ...common,
    id: 'trial.page',
    route: 'GET /docs',
    produces: 'document',
    handle: async () => ({
      contentType: 'image/png',
      body: 'AA==',
      base64: true,
      headers: { 'Cache-Control': 'public' },
    }),
  });
  const { status, headers, text } = await tryCall(page);
  expect([status, text, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'AA==',
    'image/png',
    'public',
  ]);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('an event stream is told in order, each event whole, and what fails before it begins has a status', async () => {
  let broken = false;
  const follow = eventStream({
    ...common,
    id: 'trial.follow',
    route: 'GET /v1/events',
    handle: async () => {
      if (broken) throw Busy();
      return (async function* () {
        yield { id: 'e1', event: 'progress', data: { text: 'two\nlines' } };
        yield { event: 'end', data: null };
      })();
    },
  });
  const { headers, text } = await tryCall(follow, { headers: { accept: 'text/event-stream' } });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(text).toBe('id: e1\nevent: progress\ndata: {"text":"two\\nlines"}\n\nevent: end\ndata: null\n\n');
  broken = true;
  expect((await tryCall(follow)).status).toBe(429);
});

test('however much a caller sent, a refusal stays an answer that can be sent', async () => {
  const Wordy = defineFault<string>({
    ...{ reason: 'wordy', kind: 'invalid', cause: '.', remedy: '.' },
    say: (text) => Array.from({ length: 1_000 }, () => ({ message: `Not "${text}".`, field: `/${text}` })),
  });
  handle = async () => {
    throw Wordy('\u0001'.repeat(20_000));
  };
  const { status, text } = await tryCall(get);
  expect(status).toBe(422);
  expect(text.length).toBeLessThan(6_000_000);
  const { errors }: { errors: { message: string }[] } = JSON.parse(text);
  expect(errors.length).toBeGreaterThan(50);
  expect(errors[0]?.message.length).toBeLessThan(2_100);
});
