// What to say of a date no factor holds for: the edition nearest to it, and the set that would be reckoned with, where these are two.
import type { LookupFailure } from '../../factors/index.ts';
import type { Period } from '../../shared/period.ts';
import type { RatedFactor } from './rated-factor.ts';

export const isOutOfPeriod = ({ code }: LookupFailure): boolean => code === 'period_without_factor';

type Validity = Pick<RatedFactor['set'], 'id' | 'validFrom' | 'validTo'>;

/** `failure` names the set in use; an edition of the library may lie nearer. */
export function nameNearest(
  failure: LookupFailure,
  period: Period,
  { inUse: used, edition: near }: { readonly inUse: Validity; readonly edition: Validity },
): LookupFailure {
  if (daysFrom(period, near) >= daysFrom(period, used)) return failure;
  const remedy =
    `The nearest edition is ${near.id} (${span(near)}); correct the date, or set "factorPeriod": "nearest" ` +
    `to use ${used.id} (${span(used)}), the nearest of the sets in use, knowingly.`;
  return { ...failure, remedy };
}

const span = ({ validFrom, validTo }: Validity): string => `${validFrom} to ${validTo ?? 'now'}`;
const daysFrom = (period: Period, { validFrom, validTo }: Validity): number => {
  const days = (text: string) => Date.parse(text) / 86_400_000;
  return period.to < validFrom ? days(validFrom) - days(period.to) : days(period.from) - days(validTo ?? period.from);
};
