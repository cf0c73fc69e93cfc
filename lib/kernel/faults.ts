// What the frame itself refuses, before and after any handler: each a row of docs/errors.md.
import { defineFault, type Problem } from '../shared/fault.ts';
import type { Principal } from './principal.ts';

export const BodyInvalid = defineFault<readonly Problem[]>({
  reason: 'body_invalid',
  kind: 'invalid',
  cause: 'The body is well-formed but breaks the schema of the operation.',
  remedy: 'Mend every field named in `errors`; all problems are reported at once.',
  say: (problems) => problems,
});

export const RequestInvalid = defineFault<readonly Problem[]>({
  reason: 'request_invalid',
  kind: 'malformed',
  cause: 'A path or query parameter, a header or the text of the body itself is malformed.',
  remedy: 'Mend what is named; see the operation in /docs.',
  say: (problems) => problems,
});

export const BodyTooLarge = defineFault<{ bytes: number; limit: number }>({
  reason: 'body_too_large',
  kind: 'too_large',
  cause: 'The body exceeds what one request may carry.',
  remedy: 'Upload it by POST /v1/files and refer to the file.',
  say: ({ bytes, limit }) => `The body has ${bytes} bytes; at most ${limit} are accepted. Upload it by POST /v1/files.`,
});

export const UnsupportedMedia = defineFault<{ contentType: string }>({
  reason: 'unsupported_media',
  kind: 'unsupported_media',
  cause: 'The body is not declared as JSON or YAML in UTF-8.',
  remedy: 'Send `Content-Type: application/json` or `application/yaml`.',
  say: ({ contentType }) =>
    `Content-Type "${contentType}" is not supported; send application/json or application/yaml, in UTF-8.`,
});

export const NotAcceptable = defineFault<{ accept: string; offered: string }>({
  reason: 'not_acceptable',
  kind: 'not_acceptable',
  cause: 'The Accept header excludes what the operation can answer with.',
  remedy: 'Accept what is offered, or leave the header out.',
  say: ({ accept, offered }) => `Nothing in Accept "${accept}" can be answered; ${offered} is offered.`,
});

export const SignInNeeded = defineFault({
  reason: 'sign_in_needed',
  kind: 'unauthenticated',
  cause: 'The request carries neither a valid token nor a valid API key.',
  remedy: 'Sign in by POST /v1/auth/login and send `Authorization: Bearer <accessToken>`, or send `X-API-Key`.',
  say: () =>
    'This operation needs a valid token: sign in by POST /v1/auth/login and send it as a Bearer token, or send an API key as X-API-Key.',
});

export const PermissionMissing = defineFault<{
  permission: string;
  principal: Pick<Principal, 'kind' | 'roles'>;
}>({
  reason: 'permission_missing',
  kind: 'forbidden',
  cause: 'None of your roles, or not the API key, carries the permission the operation needs.',
  remedy: 'Ask an admin of your tenant for a role, or a key, that carries it.',
  say: ({ permission, principal: { kind, roles } }) =>
    kind === 'key'
      ? `This needs the permission ${permission}, which this API key does not carry.`
      : `This needs the permission ${permission}; your roles (${roles.join(', ') || 'none'}) do not carry it.`,
});

export const RateLimited = defineFault<{
  policy: string;
  tokens: number;
  windowSeconds: number;
  retryAfterSeconds: number;
}>({
  reason: 'rate_limited',
  kind: 'throttled',
  cause: 'You, your tenant, or you at this operation made more requests than the limit allows.',
  remedy: 'Wait as long as Retry-After says; the RateLimit headers of every answer tell what is left.',
  say: ({ policy, tokens, windowSeconds, retryAfterSeconds }) => ({
    message: `The limit "${policy}" of ${tokens} requests per ${windowSeconds} seconds is reached; come again in ${retryAfterSeconds} s.`,
    details: { policy },
  }),
  retryAfterSeconds: ({ retryAfterSeconds }) => retryAfterSeconds,
});

export const PreconditionStale = defineFault<{ given: string; current?: string }>({
  reason: 'precondition_stale',
  kind: 'precondition',
  cause: 'If-Match names another state than the present one.',
  remedy: 'Read the resource again and repeat with its new ETag.',
  say: ({ given, current }) =>
    current === undefined
      ? `If-Match ${given} is stale: the resource changed while this request was being carried out. Read it again.`
      : `If-Match ${given} is stale: the resource is now ${current}. Read it again.`,
});

export const IdempotencyMismatch = defineFault<{ key: string }>({
  reason: 'idempotency_mismatch',
  kind: 'unprocessable',
  cause: 'The Idempotency-Key was used before with another request.',
  remedy: 'Use a new key for each different request.',
  say: ({ key }) => `Idempotency-Key "${key}" was used for a different request within 24 hours; use a new one.`,
});

export const CursorInvalid = defineFault({
  reason: 'cursor_invalid',
  kind: 'malformed',
  cause: 'The cursor was altered, has expired, or belongs to another list or tenant.',
  remedy: 'Start again without a cursor.',
  say: () => ({
    field: '/query/cursor',
    message: 'The cursor is not valid here (altered, expired, or of another list); start without one.',
  }),
});

export const Internal = defineFault({
  reason: 'internal',
  kind: 'internal',
  cause: 'A bug or an unforeseen state of ours; the cause is in our logs under the request id, never in the answer.',
  remedy: 'Retry once; then tell support the request id.',
  say: () => 'Something went wrong on our side; the request id lets us find out what.',
});

/** Every endpoint may answer with these; OpenAPI lists them for all. */
export const FRAME_FAULTS = [
  RequestInvalid,
  BodyInvalid,
  BodyTooLarge,
  UnsupportedMedia,
  NotAcceptable,
  SignInNeeded,
  PermissionMissing,
  RateLimited,
  Internal,
];
