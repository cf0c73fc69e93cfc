// The tenant's own factors as a run finds them: those recorded by the time it was asked for, however often it is begun anew.
import type { BuiltinAgent } from '../builtins/index.ts';
import { type OwnFactor, type ShelfReading, tenantBook } from '../factors/index.ts';

/** None for agents that reckon by no factors of the tenant; these do not pay for the read. */
export async function ownFactorsFor(
  ctx: ShelfReading,
  { takesOwnFactors }: Pick<BuiltinAgent, 'takesOwnFactors'>,
  askedAt: string,
): Promise<{ readonly ownFactors?: readonly OwnFactor[] }> {
  if (takesOwnFactors !== true) return {};
  const { own } = await tenantBook(ctx);
  const known = own.filter(({ recordedAt }) => recordedAt <= askedAt);
  return known.length === 0 ? {} : { ownFactors: known };
}
