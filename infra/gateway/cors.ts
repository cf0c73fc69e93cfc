// The answer to a browser's preflight, given by API Gateway itself.
import { corsHeaders } from '../../lib/kernel/http/headers.ts';
import { pathParameters } from './paths.ts';

const ALLOWED_HEADERS = [
  'Accept',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'X-Act-As-Tenant',
  'X-API-Key',
  'X-Correlation-Id',
  'X-Request-Id',
].join(',');

export function preflight(path: string, methods: readonly string[], corsOrigin: string): Record<string, unknown> {
  const headers: Record<string, string> = {
    'Access-Control-Allow-Methods': [...methods.map((method) => method.toUpperCase()), 'OPTIONS'].join(','),
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    ...corsHeaders(corsOrigin),
    'Access-Control-Max-Age': '86400',
  };
  const names = Object.keys(headers);
  const parameters = pathParameters(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: {
      204: {
        description: 'What browsers may send.',
        headers: Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }])),
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_match',
      requestTemplates: { 'application/json': '{"statusCode": 204}' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
        },
      },
    },
  };
}
