// From an API key to the service that shows it: a key of an active tenant, with a secret that is still good, or nobody.
import type { BaseContext, KnownCaller } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { type Patch, patch, StateChanged, type TableReader } from '../../platform/table/index.ts';
import { isFault } from '../../shared/fault.ts';
import { activeTenant } from '../../tenancy/index.ts';
import { allowanceOf } from '../allowance.ts';
import { goodUntil, readKey } from './model.ts';
import { apiKeyRecord } from './records.ts';
import type { ApiKey } from './store.ts';

export type Ctx = Pick<BaseContext, 'clock' | 'log'> & {
  readonly table: TableReader;
  readonly touch: (change: Patch) => Promise<void>;
};

type Refused = { readonly refused: 'key_malformed' | 'key_unknown' | 'key_ended' | 'tenant_suspended' };

export async function identifyKey(ctx: Ctx, text: string): Promise<KnownCaller | Refused> {
  const named = readKey(text);
  if (!named) return { refused: 'key_malformed' };
  const { tenantId, id, secret } = named;
  const [key, tenant] = await Promise.all([ctx.table.get(apiKeyRecord, { tenantId, id }), activeTenant(ctx, tenantId)]);
  if (!key) return { refused: 'key_unknown' };
  const until = goodUntil(key, secret, ctx.clock.now());
  if (!until) return { refused: 'key_ended' };
  if (!tenant) return { refused: 'tenant_suspended' };
  await noteUse(ctx, key);
  const permissions = key.permissions.join(',');
  const context = { kind: 'key', tenantId, subject: id, roles: '', permissions } as const;
  const allowance = allowanceOf(tenant, []);
  return { context, goodUntil: until, ...(allowance && { allowance }) };
}

const NOTED_EVERY_MS = 3_600_000;

/** At most one write an hour and key; nobody is kept out because it failed. */
async function noteUse(ctx: Ctx, { tenantId, id, lastUsedAt }: ApiKey): Promise<void> {
  const now = ctx.clock.now().getTime();
  if (lastUsedAt !== undefined && now - Date.parse(lastUsedAt) < NOTED_EVERY_MS) return;
  const change = { set: { lastUsedAt: timestamp(ctx.clock) }, when: { exists: true } } as const;
  try {
    await ctx.touch(patch(apiKeyRecord, { tenantId, id }, change));
  } catch (error) {
    // Revoked at this very moment: then there is nothing to note.
    if (!isFault(error, StateChanged))
      ctx.log.warn('failed', { error: error instanceof Error ? error : String(error) });
  }
}
