// From a bearer token to who is asking: a good token of a person whose membership and tenant are both active, or nobody.
import { type AuthorizerContext, type BaseContext, permissionsOf } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { Tokens } from '../platform/tokens/index.ts';
import { standingOf } from '../tenancy/index.ts';

type Ctx = Pick<BaseContext, 'clock' | 'log'> & { readonly table: TableReader; readonly tokens: Tokens };

/** Why somebody is nobody goes to the log and never to them. */
export async function identify(ctx: Ctx, token: string): Promise<AuthorizerContext | undefined> {
  const verified = await ctx.tokens.verify(token);
  if ('refused' in verified) return turnedAway(ctx, verified.refused);
  const standing = await standingOf(ctx, verified.subject);
  if ('refused' in standing) return turnedAway(ctx, standing.refused);
  const { tenantId, subject, email, roles } = standing;
  return { tenantId, subject, email, roles: roles.join(','), permissions: permissionsOf(roles).join(',') };
}

function turnedAway(ctx: Ctx, reason: string): undefined {
  ctx.log.info('refused', { reason });
  return undefined;
}
