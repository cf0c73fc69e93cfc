// The slim rendering of the catalogue that API Gateway imports: paths, integrations, authorizer, gateway errors, CORS.
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import type { AuthorizerSpec, EndpointSpec } from '../../lib/kernel/spec.ts';
import { preflight } from './cors.ts';
import { gatewayResponses } from './errors.ts';
import { type Integrating, invocation, operation } from './integration.ts';
import { checkPaths, splitRoute } from './paths.ts';

export interface GatewayOptions extends Integrating {
  readonly title: string;
  readonly corsOrigin: string;
}

export const AUTHORIZER = 'principal';

/** Bytes that must not be read as text on their way through. */
const BINARY_MEDIA_TYPES = ['application/octet-stream', 'application/pdf', 'application/zip', 'application/gzip'];

export function gatewayDocument(catalogue: Catalogue, options: GatewayOptions): Record<string, unknown> {
  const endpoints = catalogue.functions.flatMap(({ spec }) => (spec.kind === 'endpoint' ? [spec] : []));
  const authorizers = catalogue.functions.flatMap(({ spec }) => (spec.kind === 'authorizer' ? [spec] : []));
  if (authorizers.length > 1) throw new Error(`One authorizer serves the API; ${authorizers.length} are declared.`);
  checkPaths(endpoints.map(({ route }) => route));
  return {
    openapi: '3.0.1',
    info: { title: options.title, version: 'v1' },
    paths: paths(endpoints, options),
    components: { securitySchemes: Object.assign({}, ...authorizers.map((spec) => securityScheme(spec, options))) },
    'x-amazon-apigateway-gateway-responses': gatewayResponses(options.corsOrigin),
    'x-amazon-apigateway-binary-media-types': BINARY_MEDIA_TYPES,
    'x-amazon-apigateway-minimum-compression-size': 1024,
  };
}

function paths(endpoints: readonly EndpointSpec[], options: GatewayOptions): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const spec of endpoints) {
    const { method, path } = splitRoute(spec.route);
    found[path] ??= {};
    found[path][method] = operation(spec, path, options, AUTHORIZER);
  }
  for (const [path, methods] of Object.entries(found)) {
    methods['options'] = preflight(path, Object.keys(methods), options.corsOrigin);
  }
  return found;
}

/**
 * API Gateway keeps no answer: what it would keep it by must be in every request, and ours come with a token or with a
 * key. The function keeps its own, for as long as its declaration says.
 */
const securityScheme = (spec: AuthorizerSpec, options: GatewayOptions): Record<string, unknown> => ({
  [AUTHORIZER]: {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      authorizerUri: invocation(options, spec.id),
      authorizerResultTtlInSeconds: 0,
    },
  },
});
