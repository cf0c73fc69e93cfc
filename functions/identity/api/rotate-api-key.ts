// POST /v1/api-keys/{keyId}/rotate
import {
  ApiKeyChanged,
  ApiKeyNotFound,
  ApiKeyPath,
  IssuedApiKey,
  KeyExpiryUnfit,
  Rotation,
  rotateApiKey,
} from '../../../lib/identity/index.ts';
import { endpoint, SENSITIVE, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'api-keys.rotate',
  route: 'POST /v1/api-keys/{keyId}/rotate',
  summary: 'Give an API key a new secret; the one before stays good for the overlap.',
  permission: 'keys:manage',
  limit: SENSITIVE,
  uses: [tableWrite],
  path: ApiKeyPath,
  body: Rotation.default(Rotation.parse({})),
  output: { 200: IssuedApiKey },
  faults: [ApiKeyNotFound, ApiKeyChanged, KeyExpiryUnfit],
  idempotent: true,
  secretive: true,
  impact: 'keys cannot be renewed without an interruption',
  example: { needs: { key: 'api-keys.create' }, path: { keyId: '{{key.id}}' }, body: { overlapSeconds: 3600 } },
  handle: ({ ctx, path, body }) => rotateApiKey(ctx, path.keyId, body),
});
