// Promises of the Lambda host, kept with real worker code written to disk.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import * as z from 'zod';
import { createLambda, type LambdaEmulator, type LambdaOptions } from './index.ts';

const open: LambdaEmulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((lambda) => lambda.close()));
});

async function hosting(code: string, properties: object = {}, options: Partial<LambdaOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'function-'));
  writeFileSync(join(folder, 'index.mjs'), code);
  const delivered: { arn: string; body: string }[] = [];
  const lambda = await createLambda({
    dataDir: mkdtempSync(join(tmpdir(), 'lambda-')),
    accountId: '000000000000',
    region: 'eu-central-1',
    asset: () => folder,
    endpoints: () => ({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }),
    deliver: async (arn, body) => void delivered.push({ arn, body }),
    ...options,
  });
  open.push(lambda);
  const declare = async (type: string, logicalId: string, raw: object) => {
    const resource = lambda.resources[type];
    if (resource === undefined) throw new Error(type);
    const request = { stack: 'test', logicalId, properties: resource.schema.parse(raw) };
    return resource.provision(request);
  };
  await declare('AWS::Lambda::Function', 'Fn', {
    Code: { S3Bucket: 'b', S3Key: 'k' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: 'r',
    Timeout: 5,
    ...properties,
  });
  const call = async (payload: unknown = {}) => {
    const answer = await lambda.invoke('test-Fn', JSON.stringify(payload));
    return { ...answer, value: z.unknown().parse(JSON.parse(answer.payload)) };
  };
  return { lambda, call, declare, delivered };
}

/** Two functions that count their calls. */
async function two(options: Partial<LambdaOptions>) {
  const hosted = await hosting('let calls = 0; export const handler = async () => ++calls;', {}, options);
  await hosted.declare('AWS::Lambda::Function', 'Other', {
    ...{ Code: { S3Bucket: 'b', S3Key: 'k' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Role: 'r' },
  });
  const callOther = async () => (await hosted.lambda.invoke('test-Other', '{}')).payload;
  return { ...hosted, callOther };
}

it('a warm container is used again and its event, environment and context are complete', async () => {
  const { lambda, call } = await hosting(
    `let calls = 0;
     export const handler = async (event, context) => ({ calls: ++calls, event, url: process.env.AWS_ENDPOINT_URL, own: process.env.OWN,
       trace: process.env._X_AMZN_TRACE_ID, left: context.getRemainingTimeInMillis(), context });`,
    { Environment: { Variables: { OWN: 'mine' } }, MemorySize: 256 },
  );
  await call();
  const { value, requestId } = await call({ a: 1 });
  expect(value).toMatchObject({
    calls: 2,
    event: { a: 1 },
    url: 'http://127.0.0.1:1',
    own: 'mine',
    trace: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
    context: {
      awsRequestId: requestId,
      functionName: 'test-Fn',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:test-Fn',
      logGroupName: '/aws/lambda/test-Fn',
      functionVersion: '$LATEST',
    },
  });
  expect(z.object({ left: z.number() }).parse(value).left).toBeGreaterThan(4000);
  expect(lambda.containers).toBe(1);
});

it('a hung handler is ended at its timeout and the next call gets a new container', async () => {
  const { call } = await hosting(
    `export const handler = async (event) => { if (event.hang) for (;;); return 'ok'; };`,
    {
      Timeout: 1,
    },
  );
  const { functionError } = await call({ hang: true });
  expect(functionError).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringContaining('Task timed out after 1.00 seconds'),
  });
  expect((await call()).value).toBe('ok');
});

it.each([
  ['process.exit', 'process.exit(3)'],
  ['an unhandled rejection', 'Promise.reject(new Error("lost")); await new Promise(() => {})'],
  ['an exception outside the handler', 'setTimeout(() => { throw new Error("late") }); await new Promise(() => {})'],
  ['running out of memory', 'const kept = []; for (;;) kept.push(new Array(1e6).fill({}).map(() => ({})))'],
])('%s ends the container with Runtime.ExitError and never the host', async (_name, statement) => {
  const { call } = await hosting(
    `export const handler = async (event) => { if (event.die) { ${statement} } return 1; };`,
  );
  expect((await call({ die: true })).functionError?.errorType).toBe('Runtime.ExitError');
  expect((await call()).value).toBe(1);
});

it('a thrown error is reported with type, message and trace, and code that cannot load too', async () => {
  const thrown = await hosting(`export const handler = async () => { throw new RangeError('too far'); };`);
  expect(await thrown.call()).toMatchObject({
    value: { errorType: 'RangeError', errorMessage: 'too far', trace: expect.any(Array) },
    functionError: { errorType: 'RangeError' },
  });
  const broken = await hosting(`import './absent.mjs'; export const handler = 1;`);
  expect((await broken.call()).functionError?.errorMessage).toContain('absent.mjs');
  const missing = await hosting('export const other = 1;');
  expect((await missing.call()).functionError?.errorType).toBe('Runtime.HandlerNotFound');
});

it('calls beyond the containers wait in order, and beyond the queue are refused with 429', async () => {
  const { lambda } = await hosting(
    `export const handler = async (event) => { await new Promise((r) => setTimeout(r, 30)); return event; };`,
    { ReservedConcurrentExecutions: 1 },
    { waitingPerFunction: 2 },
  );
  const order: string[] = [];
  const call = (n: string) => lambda.invoke('test-Fn', n).then(({ payload }) => order.push(payload));
  const three = [call('1'), call('2'), call('3')];
  await expect(lambda.invoke('test-Fn', '4')).rejects.toMatchObject({ name: 'TooManyRequestsException', status: 429 });
  await Promise.all(three);
  expect(order).toEqual(['1', '2', '3']);
  expect(lambda.containers).toBe(1);
});

it('idle containers are given back when the total is reached', async () => {
  const { lambda, callOther } = await two({ containersTotal: 1, busyMs: -1 });
  await lambda.invoke('test-Fn', '{}');
  await callOther();
  expect(lambda.containers).toBe(1);
});

it('what work comes round to again is not begun anew, up to twice the total', async () => {
  const { lambda, call, callOther } = await two({ containersTotal: 1, busyMs: 60_000 });
  for (let round = 1; round <= 3; round++) {
    expect((await call()).value).toBe(round);
    expect(await callOther()).toBe(String(round));
  }
  expect(lambda.containers).toBe(2);
});

it('when work has ended, no more than the total stay', async () => {
  const { lambda, call, callOther } = await two({ containersTotal: 1, busyMs: 500 });
  await call();
  await callOther();
  await expect.poll(() => lambda.containers, { timeout: 10_000 }).toBe(1);
});

it('code that loads slowly on a busy machine answers still; code that never loads is timed out', async () => {
  const slow = await hosting(
    'await new Promise((done) => setTimeout(done, 200)); export const handler = async () => 1;',
    {},
    { initMs: 1 },
  );
  expect((await slow.call()).value).toBe(1);
  const never = 'setInterval(() => 0, 1000); await new Promise(() => 0); export const handler = async () => 1;';
  const stuck = await hosting(never, { Timeout: 1 }, { initMs: 1 });
  expect((await stuck.call()).functionError?.errorType).toBe('Sandbox.Timedout');
});

it('payloads over 6 MB are refused on the way in and reported on the way out', async () => {
  const { lambda, call } = await hosting(`export const handler = async (event) => 'x'.repeat(event.size ?? 0);`);
  await expect(lambda.invoke('test-Fn', JSON.stringify('x'.repeat(6_300_000)))).rejects.toMatchObject({ status: 413 });
  expect((await call({ size: 6_300_000 })).functionError?.errorType).toBe('Function.ResponseSizeTooLarge');
});

it('an event that keeps failing is tried three times and then reaches its destination', async () => {
  const { lambda, declare, delivered } = await hosting(
    `export const handler = async (event) => { console.log('try'); throw new Error('no ' + event.n); };`,
    {},
    { retryDelaysMs: [10, 10] },
  );
  await declare('AWS::Lambda::EventInvokeConfig', 'Config', {
    FunctionName: 'test-Fn',
    Qualifier: '$LATEST',
    DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-central-1:000000000000:dead' } },
  });
  lambda.invokeLater('test-Fn', '{"n":7}');
  await expect.poll(() => delivered.length).toBe(1);
  expect(delivered[0]?.arn).toBe('arn:aws:sqs:eu-central-1:000000000000:dead');
  expect(JSON.parse(delivered[0]?.body ?? '')).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload: { n: 7 },
    responsePayload: { errorMessage: 'no 7' },
  });
  expect(lambda.logs('test-Fn').filter(({ text }) => text === 'try')).toHaveLength(3);
  expect(lambda.logs('test-Fn').at(-1)?.text).toMatch(/^Invoke Error .*no 7/);
});

it('an accepted event survives a stop of the host and runs in the next', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lambda-'));
  const marker = join(dataDir, 'ran');
  const code = `import { appendFileSync } from 'node:fs';
    export const handler = async (event) => { if (event.n === 0) await new Promise(() => {}); appendFileSync(${JSON.stringify(marker)}, String(event.n)); };`;
  const first = await hosting(code, { ReservedConcurrentExecutions: 1 }, { dataDir });
  first.lambda.invokeLater('test-Fn', '{"n":1}');
  await expect.poll(() => readFileSync(marker, { encoding: 'utf8', flag: 'a+' })).toBe('1');
  first.lambda.invokeLater('test-Fn', '{"n":2}');
  await first.lambda.close();
  const second = await hosting(code, {}, { dataDir });
  second.lambda.resume();
  await expect.poll(() => readFileSync(marker, 'utf8')).toBe('12');
});

it('what a function prints is kept with its request id, in memory and in a file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lambda-'));
  const { lambda, call } = await hosting(
    `export const handler = async () => { console.log('out', 1); console.error('err'); process.stdout.write('raw\\n'); };`,
    {},
    { dataDir },
  );
  const { requestId } = await call();
  expect(lambda.logs('test-Fn', requestId).map(({ text }) => text)).toEqual(['out 1', 'err', 'raw']);
  await lambda.close();
  expect(readFileSync(join(dataDir, 'logs', 'test-Fn.log'), 'utf8')).toContain(`${requestId} out 1\n`);
});

it('a streamed answer arrives in pieces as they are written, and ends when its reader leaves', async () => {
  const { lambda } = await hosting(
    `export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
       const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'content-type': 'text/plain' } });
       for (let i = 0; i < event.pieces && !http.destroyed; i++) {
         if (!http.write('x'.repeat(event.size))) await new Promise((r) => http.once('drain', r).once('close', r));
       }
       console.log('left');
       http.end();
     });`,
  );
  const whole = await lambda.invokeStreaming('test-Fn', JSON.stringify({ pieces: 40, size: 100_000 }));
  const body = await text(whole.stream);
  expect(body.startsWith('{"statusCode":201,"headers":{"content-type":"text/plain"}}\0\0\0\0\0\0\0\0x')).toBe(true);
  expect(body.length).toBe(4_000_000 + body.indexOf('\0') + 8);
  const { stream } = await lambda.invokeStreaming('test-Fn', JSON.stringify({ pieces: 1e9, size: 100_000 }));
  stream.once('data', () => stream.destroy());
  await expect.poll(() => lambda.logs('test-Fn').length).toBe(2);
  expect(await text((await lambda.invokeStreaming('test-Fn', '{"pieces":1,"size":1}')).stream)).toMatch(/x$/);
});

it('the Invoke API speaks as the SDK expects', async () => {
  const { lambda } = await hosting(
    `export const handler = async (event) => { if (event.bad) throw new Error('x'); return event; };`,
  );
  const server = createServer((request, response) => void lambda.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const post = (name: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/2015-03-31/functions/${name}/invocations`, { method: 'POST', body, headers });
  const fine = await post('arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Atest-Fn', '{"a":1}');
  expect([fine.status, fine.headers.get('x-amz-executed-version'), await fine.json()]).toEqual([
    200,
    '$LATEST',
    { a: 1 },
  ]);
  expect((await post('test-Fn', '{"bad":1}')).headers.get('x-amz-function-error')).toBe('Unhandled');
  expect((await post('test-Fn', '{}', { 'x-amz-invocation-type': 'Event' })).status).toBe(202);
  expect((await post('absent', '{}')).headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  expect((await post('test-Fn', '{')).status).toBe(400);
  await new Promise((done) => server.close(done).closeAllConnections());
});

it('a function whose code is not in the assembly is refused when it is declared', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'function-'));
  mkdirSync(empty, { recursive: true });
  await expect(hosting('', {}, { asset: () => empty })).rejects.toThrow('has no index.mjs');
});
