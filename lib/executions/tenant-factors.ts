// The tenant's own part of the factor library as a run finds it: what was there by the time it was asked for, however often it is begun anew.
import type { BuiltinAgent, TenantFactors } from '../builtins/index.ts';
import { type FactorShelf, ownOf, type ShelfReading, shelfOf, sinceReleaseOf } from '../factors/index.ts';

interface Asked {
  readonly builtin: Pick<BuiltinAgent, 'takesOwnFactors'>;
  readonly at: string;
  /** Where it was read already, or found missing. */
  readonly shelf?: { readonly read: FactorShelf | undefined };
}

/** Nothing for agents that reckon by no factors of the tenant; these do not pay for the read. */
export async function tenantFactorsFor(ctx: ShelfReading, { builtin, at, shelf }: Asked): Promise<TenantFactors> {
  if (builtin.takesOwnFactors !== true) return {};
  const found = shelf === undefined ? await shelfOf(ctx) : shelf.read;
  if (found === undefined) return {};
  const [own, sinceRelease] = await Promise.all([ownOf(ctx, found), sinceReleaseOf(ctx, found, at)]);
  const ownFactors = own.filter(({ recordedAt }) => recordedAt <= at);
  return { ...(ownFactors.length > 0 && { ownFactors }), ...(sinceRelease && { sinceRelease }) };
}
