// Promises of the gateway, kept over real HTTP with real functions in workers.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createLambda, type LambdaEmulator } from '../lambda/index.ts';
import { createGateway, type GatewayEmulator } from './index.ts';

const CODE = {
  echo: `export const handler = async (event) => ({ statusCode: 200, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: JSON.stringify(event) });`,
  odd: `export const handler = async (event) => {
    const { kind } = event.queryStringParameters;
    if (kind === 'throw') throw new Error('secret cause');
    if (kind === 'slow') await new Promise((r) => setTimeout(r, 2000));
    if (kind === 'text') return 'not an answer';
    if (kind === 'status') return { statusCode: 'abc' };
    if (kind === 'binary') return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 2, 255]).toString('base64'), isBase64Encoded: true };
    if (kind === 'empty') return { statusCode: 204 };
    return { statusCode: 201, headers: { Location: '/x', 'www-authenticate': 'Basic', n: 5 }, body: 'plain' };
  };`,
  stream: `export const handler = awslambda.streamifyResponse(async (event, stream) => {
    if (event.queryStringParameters?.bad) { stream.write('no prelude'); stream.end(); return; }
    const http = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { 'content-type': 'text/event-stream' } });
    for (let i = 0; i < 3; i++) { http.write('data: ' + i + '\\n\\n'); await new Promise((r) => setTimeout(r, 60)); }
    http.end();
  });`,
  authorizer: `let asked = 0;
    export const handler = async (event) => {
      asked += 1;
      const token = event.headers.Authorization ?? event.headers.authorization;
      if (token === 'bad') throw new Error('Unauthorized');
      if (token === 'broken') throw new Error('database down');
      if (token === 'odd') return { allowed: true };
      const Resource = token === 'reader' ? event.methodArn.split('/').slice(0, 2).join('/') + '/GET/*' : event.methodArn.split('/')[0] + '/*';
      return { principalId: token, context: { tenant: 't-' + token, asked, admin: true },
        policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: token === 'denied' ? 'Deny' : 'Allow', Resource }] } };
    };`,
};

let lambda: LambdaEmulator;
let gateway: GatewayEmulator;

const uri = (name: string, tail = 'invocations', version = '2015-03-31') =>
  `arn:aws:apigateway:eu-central-1:lambda:path/${version}/functions/arn:aws:lambda:eu-central-1:000000000000:function:${name}/${tail}`;
const proxy = (name: string, more: object = {}) => ({
  'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uri(name), ...more },
});
const secured = { security: [{ callers: [] }] };

const BODY = {
  openapi: '3.0.1',
  info: { title: 't', version: '1' },
  paths: {
    '/v1/agents': {
      get: proxy('echo'),
      options: {
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 204}' },
          responses: {
            default: {
              statusCode: '204',
              responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" },
            },
          },
        },
      },
    },
    '/v1/agents/{agentId}': { get: proxy('echo'), post: proxy('echo') },
    '/v1/agents/search': { get: proxy('odd') },
    '/v1/slow': { get: proxy('odd', { timeoutInMillis: 200 }) },
    '/v1/files/{proxy+}': { 'x-amazon-apigateway-any-method': proxy('echo') },
    '/v1/events': {
      get: proxy('stream', {
        uri: uri('stream', 'response-streaming-invocations', '2021-11-15'),
        responseTransferMode: 'STREAM',
      }),
    },
    '/v1/private': { get: { ...proxy('echo'), ...secured }, delete: { ...proxy('echo'), ...secured } },
  },
  components: {
    securitySchemes: {
      callers: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri: uri('authorizer'),
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: 300,
        },
      },
    },
  },
  'x-amazon-apigateway-binary-media-types': ['application/octet-stream'],
  'x-amazon-apigateway-minimum-compression-size': 900,
  'x-amazon-apigateway-gateway-responses': {
    DEFAULT_4XX: {
      responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
      responseTemplates: {
        'application/json':
          '{"errors":[{"code":"$context.error.responseType","message":$context.error.messageString}],"meta":{"requestId":"$context.requestId"}}',
      },
    },
    MISSING_AUTHENTICATION_TOKEN: {
      statusCode: 404,
      responseTemplates: { 'application/json': '{"errors":[{"code":"not_found"}]}' },
    },
  },
};

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gateway-'));
  const folders = new Map(
    Object.entries(CODE).map(([name, code]) => {
      const folder = mkdtempSync(join(tmpdir(), 'function-'));
      writeFileSync(join(folder, 'index.mjs'), code);
      return [name, folder];
    }),
  );
  const place = { accountId: '000000000000', region: 'eu-central-1' };
  lambda = await createLambda({
    ...place,
    dataDir,
    asset: (key) => folders.get(key),
    endpoints: () => ({}),
    deliver: async () => undefined,
  });
  gateway = await createGateway({ ...place, port: 0, functions: lambda });
  const provision = async (type: string, logicalId: string, properties: object) => {
    const resource = { ...lambda.resources, ...gateway.resources }[type];
    if (resource === undefined) throw new Error(type);
    const request = { stack: 'test', logicalId, properties: resource.schema.parse(properties) };
    return resource.provision(request);
  };
  for (const name of Object.keys(CODE)) {
    await provision('AWS::Lambda::Function', name, {
      FunctionName: name,
      Code: { S3Bucket: 'b', S3Key: name },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: 'r',
    });
  }
  const api = await provision('AWS::ApiGateway::RestApi', 'Api', { Name: 'api', Body: BODY });
  const deployment = await provision('AWS::ApiGateway::Deployment', 'Deployment', { RestApiId: api.ref });
  const stage = { RestApiId: api.ref, DeploymentId: deployment.ref, StageName: 'dev' };
  await provision('AWS::ApiGateway::Stage', 'Stage', stage);
});
afterAll(async () => {
  await gateway.close();
  await lambda.close();
});

const call = (path: string, init: RequestInit = {}) => fetch(gateway.url + path, init);
const Errors = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })) });

it('a function receives the version 1 proxy event', async () => {
  const response = await call('/v1/agents/a%20b%2Fc?x=1&x=2&y=%C3%A4', {
    method: 'POST',
    body: '{"n":1}',
    headers: { 'content-type': 'application/json', 'X-Case': 'Kept' },
  });
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  const event = z.record(z.string(), z.unknown()).parse(await response.json());
  expect(event).toMatchObject({
    resource: '/v1/agents/{agentId}',
    path: '/v1/agents/a%20b%2Fc',
    httpMethod: 'POST',
    queryStringParameters: { x: '2', y: 'ä' },
    multiValueQueryStringParameters: { x: ['1', '2'], y: ['ä'] },
    pathParameters: { agentId: 'a%20b%2Fc' },
    stageVariables: null,
    body: '{"n":1}',
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      stage: 'dev',
      resourcePath: '/v1/agents/{agentId}',
      httpMethod: 'POST',
      path: '/v1/agents/a%20b%2Fc',
      protocol: 'HTTP/1.1',
      requestId: response.headers.get('x-amzn-requestid'),
      identity: { sourceIp: '127.0.0.1' },
    },
  });
  expect(event['multiValueHeaders']).toMatchObject({ 'X-Forwarded-For': ['127.0.0.1'] });
});

it('absent query, parameters and body are null, and binary bodies arrive as base64', async () => {
  expect(await (await call('/v1/agents')).json()).toMatchObject({
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    body: null,
  });
  const headers = { 'content-type': 'application/octet-stream' };
  const sent = await call('/v1/files/a/b/c', { method: 'PUT', body: Buffer.from([0, 255]), headers });
  expect(await sent.json()).toMatchObject({ isBase64Encoded: true, body: 'AP8=', pathParameters: { proxy: 'a/b/c' } });
});

it('answers keep status and headers, and the headers AWS keeps for itself are remapped', async () => {
  const response = await call('/v1/agents/search?kind=fine');
  expect([response.status, response.headers.get('location'), response.headers.get('n')]).toEqual([201, '/x', '5']);
  expect(response.headers.get('x-amzn-remapped-www-authenticate')).toBe('Basic');
  expect(await response.text()).toBe('plain');
  const binary = await call('/v1/agents/search?kind=binary');
  expect(Buffer.from(await binary.arrayBuffer())).toEqual(Buffer.from([1, 2, 255]));
  expect((await call('/v1/agents/search?kind=empty')).status).toBe(204);
});

it.each(['throw', 'text', 'status'])(
  'a function that answers badly (%s) is a 502 that shows no cause',
  async (kind) => {
    const response = await call(`/v1/agents/search?kind=${kind}`);
    expect([response.status, await response.text()]).toEqual([502, '{"message":"Internal server error"}']);
  },
);

it('a function slower than its integration is a 504', async () => {
  const response = await call('/v1/slow?kind=slow');
  expect([response.status, await response.text()]).toEqual([504, '{"message":"Endpoint request timed out"}']);
});

it('large answers are compressed for those who accept it, small ones are not', async () => {
  const asked = async (path: string, encoding: string) =>
    (await call(path, { headers: { 'accept-encoding': encoding } })).headers.get('content-encoding');
  expect(await asked('/v1/agents', 'gzip, br')).toBe('gzip');
  expect(await asked('/v1/agents', 'gzip;q=0')).toBe(null);
  expect(await asked('/v1/agents/search?kind=fine', 'gzip')).toBe(null);
});

it('packed bodies reach the function unpacked; one that lies is 415, and one that unpacks to too much 413', async () => {
  const send = (body: Buffer, encoding = 'gzip') =>
    call('/v1/agents/a', { method: 'POST', body, headers: { 'content-encoding': encoding } });
  const text = '{"id":"packed"}';
  const packed = gzipSync(text);
  for (const [body, encoding] of [[packed, 'gzip'] as const, [deflateSync(text), 'deflate'] as const]) {
    expect(await (await send(body, encoding)).text()).toContain(JSON.stringify(text).slice(1, -1));
  }
  const damaged = Buffer.from(packed);
  damaged.writeUInt32LE(7, packed.length - 4);
  for (const body of [Buffer.from(text), packed.subarray(0, -5), damaged]) expect((await send(body)).status).toBe(415);
  expect((await send(packed, 'br')).status).toBe(415);
  expect((await send(gzipSync(Buffer.alloc(11 * 1024 * 1024)))).status).toBe(413);
});

it('unknown paths and methods get the declared answer for a missing token', async () => {
  for (const response of [await call('/v1/none'), await call('/v1/agents', { method: 'PATCH' })]) {
    expect([response.status, await response.json()]).toEqual([404, { errors: [{ code: 'not_found' }] }]);
  }
});

it('a preflight is answered by the mock integration', async () => {
  const response = await call('/v1/agents', { method: 'OPTIONS' });
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
});

it('bodies over 10 MB are 413 and headers over 10 KB are 431, in the declared form', async () => {
  const large = await call('/v1/agents/a', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
  expect([large.status, large.headers.get('access-control-allow-origin')]).toEqual([413, '*']);
  expect(Errors.parse(await large.json()).errors[0]).toEqual({
    code: 'REQUEST_TOO_LARGE',
    message: 'Request Too Large',
  });
  const payload = await call('/v1/agents/a', { method: 'POST', body: 'x'.repeat(7 * 1024 * 1024) });
  expect(payload.status).toBe(413);
  const headers = { 'x-long': 'x'.repeat(11_000) };
  expect((await call('/v1/agents', { headers })).status).toBe(431);
});

const authorized = (Authorization: string, method = 'GET') =>
  call('/v1/private', { method, headers: { Authorization } });

it('the authorizer is asked once per identity and its context reaches the function as text', async () => {
  const answers = [await authorized('alice'), await authorized('alice')];
  const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
  const { asked } = z
    .object({ requestContext: z.object({ authorizer: z.looseObject({ asked: z.string() }) }) })
    .parse(first).requestContext.authorizer;
  expect(second).toMatchObject({
    requestContext: { authorizer: { tenant: 't-alice', asked, admin: 'true', principalId: 'alice' } },
  });
});

it.each([
  ['no identity', undefined, 'GET', 401, 'UNAUTHORIZED'],
  ['an authorizer that says Unauthorized', 'bad', 'GET', 401, 'UNAUTHORIZED'],
  ['an explicit deny', 'denied', 'GET', 403, 'ACCESS_DENIED'],
  ['a policy for other methods', 'reader', 'DELETE', 403, 'ACCESS_DENIED'],
])('%s is refused', async (_name, token, method, status, code) => {
  const response = token === undefined ? await call('/v1/private') : await authorized(token, method);
  expect(response.status).toBe(status);
  expect(Errors.parse(await response.json()).errors[0]?.code).toBe(code);
});

it('a remembered policy is applied to each method anew', async () => {
  expect((await authorized('reader')).status).toBe(200);
  expect((await authorized('reader', 'DELETE')).status).toBe(403);
});

it.each(['broken', 'odd'])('a failing authorizer (%s) is a 500 without its cause', async (token) => {
  const response = await authorized(token);
  expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal server error"}']);
});

it('a streaming integration delivers each piece as it is written', async () => {
  const times: number[] = [];
  const text = await new Promise<string>((resolve, reject) => {
    let seen = '';
    httpRequest(`${gateway.url}/v1/events`, (response) => {
      expect(response.headers['content-type']).toBe('text/event-stream');
      response.on('data', (chunk: Buffer) => {
        times.push(performance.now());
        seen += chunk.toString();
      });
      response.on('end', () => resolve(seen));
    })
      .on('error', reject)
      .end();
  });
  expect(text).toBe('data: 0\n\ndata: 1\n\ndata: 2\n\n');
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(80);
  expect((await call('/v1/events?bad=1')).status).toBe(502);
});

it('an extension or template the gateway does not know is refused when the API is declared', () => {
  const refused = gateway.resources['AWS::ApiGateway::RestApi']?.schema.safeParse({
    Body: { ...BODY, 'x-amazon-apigateway-request-validator': 'all' },
  });
  expect(refused?.error?.issues[0]).toMatchObject({ keys: ['x-amazon-apigateway-request-validator'], path: ['Body'] });
});
