// The rating of a published factor for the activity it is used for: how near it is in kind, time and place.
import type { QualityRating } from './data-quality.ts';

export interface FactorFit {
  /** The tenant's own factor, from its supplier or plant. */
  readonly own: boolean;
  readonly inPeriod: boolean;
  /** Published for the very region asked for, not for one it lies in. */
  readonly exactRegion: boolean;
}

/**
 * After GHG Protocol Scope 3 Standard table 7.6, carried to five steps. Technology: own 1, average of the fuel or service 2. Time: valid in
 * the period 1, else 4, since the nearest may be many years off. Geography: same region 1, the country around it 2. Completeness: own 2,
 * national statistics 1. Reliability: own 2 (stated, not verified here), published by an authority 2.
 */
export const rateData = ({ own, inPeriod, exactRegion }: FactorFit): QualityRating => ({
  technology: own ? 1 : 2,
  time: inPeriod ? 1 : 4,
  geography: exactRegion ? 1 : 2,
  completeness: own ? 2 : 1,
  reliability: 2,
});
