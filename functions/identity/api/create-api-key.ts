// POST /v1/api-keys
import {
  createApiKey,
  IssuedApiKey,
  KeyExpiryUnfit,
  KeyScopeExceeds,
  NewApiKey,
  TooManyApiKeys,
} from '../../../lib/identity/index.ts';
import { endpoint, SENSITIVE, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'api-keys.create',
  route: 'POST /v1/api-keys',
  summary: 'Make an API key for a service; it is shown this once.',
  permission: 'keys:manage',
  limit: SENSITIVE,
  uses: [tableWrite],
  body: NewApiKey,
  output: { 201: IssuedApiKey },
  location: ({ id }) => `/v1/api-keys/${id}`,
  faults: [KeyScopeExceeds, KeyExpiryUnfit, TooManyApiKeys],
  idempotent: true,
  secretive: true,
  impact: 'services cannot be given access',
  example: { body: { name: 'Meter gateway', permissions: ['executions:run', 'executions:read'] } },
  handle: ({ ctx, body }) => createApiKey(ctx, body),
});
