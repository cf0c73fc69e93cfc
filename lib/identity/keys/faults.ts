// What making and keeping API keys can meet.
import { defineFault } from '../../shared/fault.ts';
import { LONGEST_DAYS } from './model.ts';

export const ApiKeyNotFound = defineFault<{ keyId: string }>({
  reason: 'api_key_not_found',
  kind: 'not_found',
  cause: 'No API key with this id exists in your tenant; a revoked one is gone.',
  remedy: 'GET /v1/api-keys lists what there is.',
  say: ({ keyId }) => `There is no API key "${keyId}".`,
});

export const KeyScopeExceeds = defineFault<readonly { index: number; permission: string }[]>({
  reason: 'key_scope_exceeds',
  kind: 'forbidden',
  cause: 'The API key would be allowed what you are not allowed yourself.',
  remedy: 'Leave those permissions out, or ask an admin who holds them.',
  say: (beyond) =>
    beyond.map(({ index, permission }) => ({
      field: `/permissions/${index}`,
      message: `You do not hold ${permission} yourself, so no key of yours can.`,
    })),
});

export const KeyExpiryUnfit = defineFault<{ given: string }>({
  reason: 'key_expiry_unfit',
  kind: 'invalid',
  cause: 'The end asked for an API key is past or too far ahead.',
  remedy: `Name a time to come within ${LONGEST_DAYS} days, or none.`,
  say: ({ given }) => ({
    field: '/expiresAt',
    message: `An API key ends within ${LONGEST_DAYS} days from now; ${given} does not lie there.`,
  }),
});

export const ApiKeyChanged = defineFault<{ keyId: string }>({
  reason: 'api_key_changed',
  kind: 'conflict',
  cause: 'The API key was rotated or revoked by somebody else at the same moment.',
  remedy: 'Read it again and decide anew.',
  say: ({ keyId }) => `The API key "${keyId}" was rotated or revoked at this very moment; read it again.`,
});

export const TooManyApiKeys = defineFault<{ limit: number }>({
  reason: 'too_many_api_keys',
  kind: 'conflict',
  cause: 'The tenant has as many API keys as its tier allows.',
  remedy: 'Revoke one that nobody uses: GET /v1/api-keys tells when each was last used.',
  say: ({ limit }) => ({
    message: `Your tenant has ${limit} API keys, the most its tier allows; revoke one that nobody uses any more.`,
    details: { limit },
  }),
});
