// GET /v1/api-keys/{keyId}
import { ApiKeyNotFound, ApiKeyPath, ApiKeyView, getApiKey } from '../../../lib/identity/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'api-keys.get',
  route: 'GET /v1/api-keys/{keyId}',
  summary: 'One API key: what it may, until when, when it was last used.',
  permission: 'keys:manage',
  uses: [tableRead],
  path: ApiKeyPath,
  output: { 200: ApiKeyView },
  faults: [ApiKeyNotFound],
  impact: 'admins cannot see what a service may do',
  example: { needs: { key: 'api-keys.create' }, path: { keyId: '{{key.id}}' } },
  handle: ({ ctx, path }) => getApiKey(ctx, path.keyId),
});
