// Ends an API key: it is gone from the table at once, and from every container as soon as that asks again.
import { apiKeyRevoked } from '../../../events/api-key-revoked.ts';
import { apiKeyById, removeKey, viewOf, type Writing } from './store.ts';

/** `match` holds the client's If-Match against the key as it would be shown. */
export async function revokeApiKey(ctx: Writing, keyId: string, match: (view: unknown) => void): Promise<undefined> {
  const key = await apiKeyById(ctx, keyId);
  match(viewOf(key));
  return ctx.commit({
    writes: [removeKey(key)],
    audit: { action: 'api-keys.revoked', resource: `api-key/${keyId}`, details: { name: key.name } },
    events: [apiKeyRevoked({ keyId })],
    answer: undefined,
  });
}
