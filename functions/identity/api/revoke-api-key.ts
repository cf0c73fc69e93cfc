// DELETE /v1/api-keys/{keyId}
import { ApiKeyChanged, ApiKeyNotFound, ApiKeyPath, revokeApiKey } from '../../../lib/identity/index.ts';
import { endpoint, SENSITIVE, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'api-keys.revoke',
  route: 'DELETE /v1/api-keys/{keyId}',
  summary: 'Revoke an API key: within half a minute it opens nothing any more.',
  permission: 'keys:manage',
  limit: SENSITIVE,
  uses: [tableWrite],
  path: ApiKeyPath,
  output: { 204: null },
  faults: [ApiKeyNotFound, ApiKeyChanged],
  impact: 'a lost key cannot be taken out of use',
  example: { needs: { key: 'api-keys.create' }, path: { keyId: '{{key.id}}' } },
  handle: ({ ctx, path, match }) => revokeApiKey(ctx, path.keyId, match),
});
