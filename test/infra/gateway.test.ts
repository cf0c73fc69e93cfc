// What API Gateway imports says the same as the declarations, in a form API Gateway takes.
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { gatewayDocument } from '../../infra/gateway/document.ts';
import { checkPaths } from '../../infra/gateway/paths.ts';
import { readCatalogue } from '../../lib/kernel/catalogue.ts';
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { ofType } from './templates.ts';

const Parameters = z.array(
  z.strictObject({ name: z.string(), in: z.literal('path'), required: z.literal(true), schema: z.unknown() }),
);
const ProxyIntegration = z.strictObject({
  type: z.literal('aws_proxy'),
  httpMethod: z.literal('POST'),
  passthroughBehavior: z.string(),
  uri: z.string(),
  responseTransferMode: z.literal('STREAM').optional(),
  timeoutInMillis: z.number().min(50),
});
const MockIntegration = z.looseObject({ type: z.literal('mock'), requestTemplates: z.record(z.string(), z.string()) });
const Operation = z.strictObject({
  operationId: z.string().optional(),
  parameters: Parameters.default([]),
  responses: z.record(z.string(), z.unknown()),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  'x-amazon-apigateway-integration': z.union([ProxyIntegration, MockIntegration]),
});
const Document = z.strictObject({
  openapi: z.literal('3.0.1'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.strictObject({ securitySchemes: z.record(z.string(), z.unknown()) }),
  'x-amazon-apigateway-gateway-responses': z.record(
    z.string(),
    z.strictObject({
      statusCode: z.string().optional(),
      responseParameters: z.record(z.string(), z.string()),
      responseTemplates: z.strictObject({ 'application/json': z.string() }),
    }),
  ),
  'x-amazon-apigateway-binary-media-types': z.array(z.string()),
  'x-amazon-apigateway-minimum-compression-size': z.number(),
});

let endpoints: readonly EndpointSpec[];
let document: z.output<typeof Document>;
beforeAll(async () => {
  const catalogue = await readCatalogue(PROJECT_ROOT);
  endpoints = catalogue.functions.flatMap(({ spec }) => (spec.kind === 'endpoint' ? [spec] : []));
  document = Document.parse(ofType('dev', 'AWS::ApiGateway::RestApi')[0]?.properties['Body']);
});

const routes = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

describe('routes', () => {
  test('are the declared ones, no more and no fewer', () => {
    const found = routes().map(({ route }) => route);
    expect(found.filter((route) => !route.startsWith('OPTIONS ')).sort()).toEqual(
      endpoints.map(({ route }) => route).sort(),
    );
  });

  test('each reaches the function that declares it, as a stream where it speaks in events', () => {
    for (const spec of endpoints) {
      const found = routes().find(({ route }) => route === spec.route);
      const integration = ProxyIntegration.parse(found?.operation['x-amazon-apigateway-integration']);
      const streams = spec.produces === 'events';
      expect(integration.uri).toContain(`:function:greenlang-dev-${spec.id.replaceAll('.', '-')}/`);
      expect(integration.uri.endsWith(streams ? '/response-streaming-invocations' : '/invocations')).toBe(true);
      expect(integration.responseTransferMode).toBe(streams ? 'STREAM' : undefined);
      if (!streams) expect(integration.timeoutInMillis).toBeLessThanOrEqual(29_000);
    }
  });

  test('each but the public ones asks the authorizer', () => {
    for (const spec of endpoints) {
      const found = routes().find(({ route }) => route === spec.route);
      expect(found?.operation.security.length, spec.route).toBe(spec.permission === 'public' ? 0 : 1);
    }
  });

  test('the gateway keeps no answer of the authorizer, since a caller may show a token or a key', () => {
    const schemes = Object.values(document.components.securitySchemes);
    expect(schemes).toEqual([
      expect.objectContaining({
        'x-amazon-apigateway-authorizer': expect.objectContaining({ type: 'request', authorizerResultTtlInSeconds: 0 }),
      }),
    ]);
    expect(JSON.stringify(schemes)).not.toContain('identitySource');
  });

  test('each path answers a preflight, and names every parameter it carries', () => {
    for (const { path, operation } of routes()) {
      expect(document.paths[path]).toHaveProperty('options');
      expect(operation.parameters.map(({ name }) => `{${name}}`).join()).toBe(path.match(/\{\w+\}/g)?.join() ?? '');
    }
  });

  test('only this API, on this method and path, may wake a function', () => {
    const allowed = ofType('dev', 'AWS::Lambda::Permission').map(({ properties }) => String(properties['SourceArn']));
    for (const { route } of endpoints) {
      const [method, path = ''] = route.split(' ');
      const tail = `/dev/${method}${path.replace(/\{\w+\}/g, '*')}`;
      expect(allowed.filter((arn) => arn.endsWith(tail)).length, route).toBeGreaterThan(0);
    }
    expect(new Set(allowed).size).toBe(endpoints.length + 1);
  });
});

describe('what API Gateway answers by itself', () => {
  const Envelope = z.strictObject({
    errors: z.array(z.strictObject({ code: z.string(), message: z.string() })).length(1),
    meta: z.strictObject({ requestId: z.literal('$context.requestId') }),
  });

  test('is our error envelope with our security headers', () => {
    for (const { responseTemplates, responseParameters } of Object.values(gatewayResponses())) {
      expect(() => Envelope.parse(JSON.parse(responseTemplates['application/json']))).not.toThrow();
      expect(responseParameters).toHaveProperty(['gatewayresponse.header.Strict-Transport-Security']);
      expect(responseParameters).toHaveProperty(['gatewayresponse.header.Access-Control-Allow-Origin']);
    }
  });

  test.each([
    ['MISSING_AUTHENTICATION_TOKEN', '404'],
    ['UNAUTHORIZED', '401'],
    ['ACCESS_DENIED', '401'],
    ['REQUEST_TOO_LARGE', '413'],
    ['UNSUPPORTED_MEDIA_TYPE', '415'],
    ['THROTTLED', '429'],
    ['INTEGRATION_TIMEOUT', '504'],
  ])('%s is %s', (type, status) => {
    expect(gatewayResponses()[type]?.statusCode).toBe(status);
  });

  const gatewayResponses = () => document['x-amazon-apigateway-gateway-responses'];
});

describe('routes API Gateway would refuse', () => {
  test('are refused before: two names for one parameter, two declarations of one route', () => {
    expect(() => checkPaths(['GET /v1/agents/{agentId}', 'GET /v1/agents/{id}/health'])).toThrow(/one name/);
    expect(() => checkPaths(['GET /v1/agents', 'GET /v1/agents'])).toThrow(/Two endpoints/);
  });

  test('parameters of different parents may differ', () => {
    expect(() =>
      checkPaths(['GET /v1/agents/{agentId}', 'GET /v1/files/{fileId}', 'GET /v1/agents/bulk']),
    ).not.toThrow();
  });
});

test('an empty catalogue makes an empty document', () => {
  const where = { title: 't', corsOrigin: '*', partition: 'aws', region: 'r', functionArn: (id: string) => id };
  expect(gatewayDocument({ functions: [], flows: [], schemaNames: new Map() }, where)['paths']).toEqual({});
});
