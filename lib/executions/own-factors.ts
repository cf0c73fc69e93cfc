// The tenant's own factors as a run finds them: those recorded by the time it was asked for, however often it is begun anew.
import type { BuiltinAgent } from '../builtins/index.ts';
import { type FactorShelf, type OwnFactor, ownOf, type ShelfReading, shelfOf } from '../factors/index.ts';

interface Asked {
  readonly builtin: Pick<BuiltinAgent, 'takesOwnFactors'>;
  readonly at: string;
  /** Where it was read already, or found missing. */
  readonly shelf?: { readonly read: FactorShelf | undefined };
}

/** None for agents that reckon by no factors of the tenant; these do not pay for the read. */
export async function ownFactorsFor(
  ctx: ShelfReading,
  { builtin, at, shelf }: Asked,
): Promise<{ readonly ownFactors?: readonly OwnFactor[] }> {
  if (builtin.takesOwnFactors !== true) return {};
  const found = shelf === undefined ? await shelfOf(ctx) : shelf.read;
  const own = found === undefined ? [] : await ownOf(ctx, found);
  const known = own.filter(({ recordedAt }) => recordedAt <= at);
  return known.length === 0 ? {} : { ownFactors: known };
}
