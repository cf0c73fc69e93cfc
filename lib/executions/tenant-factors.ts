// What a tenant adds to the factor library, as a run finds it: what was known when it was asked for, however often it is begun anew.
import type { BuiltinAgent } from '../builtins/index.ts';
import {
  type FactorShelf,
  knownLater,
  type LaterSets,
  laterSetsOf,
  type OwnFactor,
  ownOf,
  type ShelfReading,
  shelfOf,
} from '../factors/index.ts';

interface Asked {
  readonly builtin: Pick<BuiltinAgent, 'takesTenantFactors'>;
  readonly at: string;
  /** Where it was read already, or found missing. */
  readonly shelf?: { readonly read: FactorShelf | undefined };
}

export interface TenantFactors {
  readonly ownFactors?: readonly OwnFactor[];
  readonly laterSets?: LaterSets;
}

/** None for agents that reckon by no factors of the tenant; these do not pay for the read. */
export async function tenantFactorsFor(ctx: ShelfReading, { builtin, at, shelf }: Asked): Promise<TenantFactors> {
  if (builtin.takesTenantFactors !== true) return {};
  const found = shelf === undefined ? await shelfOf(ctx) : shelf.read;
  if (found === undefined) return {};
  const own = (await ownOf(ctx, found)).filter(({ recordedAt }) => recordedAt <= at);
  const later = await laterSetsOf(ctx, knownLater(found, at));
  const anyLater = later.published.length + later.deprecations.length > 0;
  return { ...(own.length > 0 && { ownFactors: own }), ...(anyLater && { laterSets: later }) };
}
