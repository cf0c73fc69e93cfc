// What API Gateway answers when no function of ours is reached: our own error envelope, status for status.
import { corsHeaders, SECURITY_HEADERS } from '../../lib/kernel/http/headers.ts';

interface GatewayError {
  readonly status?: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const UNAUTHENTICATED: GatewayError = {
  status: 401,
  code: 'unauthenticated',
  message: 'Sign in first: send a valid access token as Authorization: Bearer <token>, or an API key as X-API-Key.',
  headers: { 'WWW-Authenticate': 'Bearer' },
};
const FORBIDDEN: GatewayError = { status: 403, code: 'forbidden', message: 'You may not do this.' };
const NOT_FOUND: GatewayError = { status: 404, code: 'not_found', message: 'There is nothing at this address.' };
const INTERNAL: GatewayError = { status: 500, code: 'internal', message: 'Something went wrong on our side.' };
const TIMEOUT: GatewayError = { status: 504, code: 'timeout', message: 'The answer took too long; retry later.' };
const THROTTLED: GatewayError = {
  status: 429,
  code: 'rate_limited',
  message: 'Too many requests at once; retry after the seconds in Retry-After.',
  headers: { 'Retry-After': '1' },
};

/** `MISSING_AUTHENTICATION_TOKEN` is what API Gateway says of a route it does not know. */
const ERRORS: Readonly<Record<string, GatewayError>> = {
  DEFAULT_4XX: { code: 'validation_failed', message: 'The request could not be understood.' },
  DEFAULT_5XX: { code: 'internal', message: 'Something went wrong on our side.' },
  MISSING_AUTHENTICATION_TOKEN: NOT_FOUND,
  RESOURCE_NOT_FOUND: NOT_FOUND,
  UNAUTHORIZED: UNAUTHENTICATED,
  EXPIRED_TOKEN: UNAUTHENTICATED,
  INVALID_SIGNATURE: UNAUTHENTICATED,
  // Our authorizer denies only tokens it does not accept; permissions are the functions' own business.
  ACCESS_DENIED: UNAUTHENTICATED,
  WAF_FILTERED: FORBIDDEN,
  INVALID_API_KEY: FORBIDDEN,
  REQUEST_TOO_LARGE: {
    status: 413,
    code: 'payload_too_large',
    message: 'The body is over 5.5 MB; upload it as a file and refer to it.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    message:
      'Send application/json or application/yaml, packed as Content-Encoding says (gzip, deflate) or not at all.',
  },
  THROTTLED,
  QUOTA_EXCEEDED: THROTTLED,
  INTEGRATION_FAILURE: { status: 503, code: 'dependency_failed', message: 'A part of the service failed; retry.' },
  INTEGRATION_TIMEOUT: TIMEOUT,
  AUTHORIZER_FAILURE: INTERNAL,
  AUTHORIZER_CONFIGURATION_ERROR: INTERNAL,
  API_CONFIGURATION_ERROR: INTERNAL,
};

export const gatewayResponses = (corsOrigin: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ERRORS).map(([type, error]) => [type, gatewayResponse(error, corsOrigin)]));

function gatewayResponse({ status, code, message, headers = {} }: GatewayError, corsOrigin: string) {
  const all = {
    ...SECURITY_HEADERS,
    ...corsHeaders(corsOrigin),
    ...headers,
  };
  const body = { errors: [{ code, message }], meta: { requestId: '$context.requestId' } };
  return {
    ...(status !== undefined && { statusCode: String(status) }),
    responseParameters: {
      ...Object.fromEntries(
        Object.entries(all).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
      ),
      'gatewayresponse.header.X-Request-Id': 'context.requestId',
    },
    responseTemplates: { 'application/json': JSON.stringify(body) },
  };
}
