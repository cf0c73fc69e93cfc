// From what a caller shows to who is asking: a person or a service in good standing with an active tenant, or nobody.
import { type BaseContext, type Credential, type KnownCaller, permissionsOf } from '../kernel/index.ts';
import type { Tokens } from '../platform/tokens/index.ts';
import { standingOf } from '../tenancy/index.ts';
import { allowanceOf } from './allowance.ts';
import { identifyKey, type Ctx as KeyCtx } from './keys/identify-key.ts';

type Ctx = Pick<BaseContext, 'clock' | 'log'> & KeyCtx & { readonly tokens: Tokens };

/** Why somebody is nobody goes to the log and never to them. */
export async function identify(ctx: Ctx, { kind, text }: Credential): Promise<KnownCaller | undefined> {
  const found = await (kind === 'key' ? identifyKey(ctx, text) : identifyPerson(ctx, text));
  if (!('refused' in found)) return found;
  ctx.log.info('refused', { reason: found.refused });
  return undefined;
}

async function identifyPerson(ctx: Ctx, token: string): Promise<KnownCaller | { readonly refused: string }> {
  const verified = await ctx.tokens.verify(token);
  if ('refused' in verified) return verified;
  const standing = await standingOf(ctx, verified.subject);
  if ('refused' in standing) return standing;
  const { tenant, subject, email, roles } = standing;
  const { tenantId } = tenant;
  const permissions = permissionsOf(roles).join(',');
  const context = { kind: 'user', tenantId, subject, email, roles: roles.join(','), permissions } as const;
  const allowance = allowanceOf(tenant, roles);
  return { context, goodUntil: verified.expiresAt, ...(allowance && { allowance }) };
}
