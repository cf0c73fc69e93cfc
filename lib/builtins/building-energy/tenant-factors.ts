// The tenant's own factors and the sets it got since the release, as parameters of the run: sealed with their figures, so that anybody recomputes.
import {
  bookSince,
  bundledBook,
  type FactorBook,
  ownFactorsAnswering,
  SinceRelease,
  StoredOwnFactor,
  sinceReleaseAnswering,
} from '../../factors/index.ts';
import type { TenantFactors } from '../contract.ts';
import { FUELS } from './emissions.ts';
import type { Parameters } from './input.ts';

/** Buildings use three energies: what speaks of others stays out of the receipt. */
export function tenantParameters({
  ownFactors = [],
  sinceRelease,
}: TenantFactors): Pick<Parameters, 'ownFactors' | 'sinceRelease'> {
  const fuels = Object.values(FUELS);
  const own = ownFactorsAnswering(ownFactors, fuels).map((each) => StoredOwnFactor.parse(each));
  return {
    ...(own.length > 0 && { ownFactors: own }),
    ...(sinceRelease && { sinceRelease: JSON.parse(JSON.stringify(sinceReleaseAnswering(sinceRelease, fuels))) }),
  };
}

/** Throws a ZodError for a receipt whose sets are not of their form. */
export function tenantBookOf({ ownFactors, sinceRelease }: Parameters): FactorBook {
  if (ownFactors === undefined && sinceRelease === undefined) return bundledBook();
  const since = sinceRelease === undefined ? { published: [], deprecations: [] } : SinceRelease.parse(sinceRelease);
  return bookSince(bundledBook(), since, ownFactors ?? []);
}
