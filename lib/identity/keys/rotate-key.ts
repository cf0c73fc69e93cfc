// Gives an API key a new secret; the one before stays good for a while, so that services can be told in peace.
import { apiKeyRotated } from '../../../events/api-key-rotated.ts';
import { timestamp } from '../../platform/clock.ts';
import type { IssuedApiKey, Rotation } from './contract.ts';
import { endOf } from './create-key.ts';
import { afterMs, hashOf, writeKey } from './model.ts';
import { type ApiKey, apiKeyById, patchRotated, viewOf, type Writing } from './store.ts';

/** A secret retiring from an earlier rotation ends at once: two are good at most. */
export async function rotateApiKey(ctx: Writing, keyId: string, rotation: Rotation): Promise<IssuedApiKey> {
  const before = await apiKeyById(ctx, keyId);
  const now = ctx.clock.now();
  const secret = ctx.ids.secret();
  const validUntil = endOf(ctx, rotation.expiresAt, () => afterMs(now, lifetimeMs(before)));
  // What ends earlier, or has ended, is given no more time by the overlap.
  const leftMs = Math.min(rotation.overlapSeconds * 1000, Date.parse(before.validUntil) - now.getTime());
  const retiring = { hash: before.hash, validUntil: afterMs(now, leftMs) };
  const next: ApiKey = { ...before, hash: hashOf(secret), validUntil, retiring, rotatedAt: timestamp(ctx.clock) };
  const previousValidUntil = retiring.validUntil;
  return ctx.commit({
    writes: [patchRotated(before, next)],
    audit: { action: 'api-keys.rotated', resource: `api-key/${keyId}`, details: { validUntil, previousValidUntil } },
    events: [apiKeyRotated({ keyId, expiresAt: validUntil, previousValidUntil })],
    answer: { ...viewOf(next), key: writeKey({ tenantId: ctx.tenantId, id: keyId, secret }) },
  });
}

const lifetimeMs = ({ createdAt, rotatedAt = createdAt, validUntil }: ApiKey): number =>
  Date.parse(validUntil) - Date.parse(rotatedAt);
