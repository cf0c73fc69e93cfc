// Makes an API key for a service: at most as powerful as whoever makes it, and shown to them this once.
import { apiKeyCreated } from '../../../events/api-key-created.ts';
import { timestamp } from '../../platform/clock.ts';
import { getTenant, MOST_API_KEYS } from '../../tenancy/index.ts';
import type { IssuedApiKey, NewApiKey } from './contract.ts';
import { KeyExpiryUnfit, KeyScopeExceeds } from './faults.ts';
import { afterDays, DEFAULT_DAYS, hashOf, mayEndAt, writeKey } from './model.ts';
import { type ApiKey, putNew, viewOf, type Writing } from './store.ts';

export async function createApiKey(ctx: Writing, { name, permissions, expiresAt }: NewApiKey): Promise<IssuedApiKey> {
  refuseBeyond(ctx, permissions);
  const validUntil = endOf(ctx, expiresAt, () => afterDays(ctx.clock.now(), DEFAULT_DAYS));
  const { tenantId } = ctx;
  const { tier } = await getTenant(ctx, tenantId);
  const id = ctx.ids.next('key');
  const secret = ctx.ids.secret();
  const made = { createdAt: timestamp(ctx.clock), createdBy: ctx.principal.id };
  const key: ApiKey = { tenantId, id, name, permissions, hash: hashOf(secret), validUntil, ...made };
  return ctx.commit({
    writes: [putNew(key, MOST_API_KEYS[tier])],
    audit: { action: 'api-keys.created', resource: `api-key/${id}`, details: { name, permissions, validUntil } },
    events: [apiKeyCreated({ keyId: id, name, permissions, expiresAt: validUntil })],
    answer: { ...viewOf(key), key: writeKey({ tenantId, id, secret }) },
  });
}

function refuseBeyond(ctx: Writing, permissions: NewApiKey['permissions']): void {
  const held = new Set(ctx.principal.permissions);
  const beyond = permissions.flatMap((permission, index) => (held.has(permission) ? [] : [{ index, permission }]));
  if (beyond.length > 0) throw KeyScopeExceeds(beyond);
}

/** The end asked for, where a key may end then; else what is usual. */
export function endOf({ clock }: Pick<Writing, 'clock'>, asked: string | undefined, usual: () => string): string {
  if (asked === undefined) return usual();
  const end = new Date(asked);
  if (!mayEndAt(clock.now(), end)) throw KeyExpiryUnfit({ given: asked });
  return end.toISOString();
}
