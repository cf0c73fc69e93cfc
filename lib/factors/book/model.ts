// What one asks the library and what it answers: activity, unit, place and two times; one factor with its set, or a refusal that names the way out.
import type { Decimal } from '../../shared/decimal.ts';
import type { Period } from '../../shared/period.ts';
import type { Unit } from '../../shared/units.ts';
import type { ArchivedFactor, Edition } from '../archive/model.ts';

export interface FactorQuestion {
  /** In words of the source (`Natural gas`, `Business travel- air · Flights · …`) or a listed usual name (`gas`, `diesel`). */
  readonly activity: string;
  /** When the activity was: `2024`, `2024-Q3`, `2024-07`, `2024-07-31`, or both ends. Valid time. */
  readonly date: string | Period;
  readonly unit?: string;
  readonly region?: string;
  /** What was known on this day (its end) or at this instant. Recorded time; absent: all that is known now. */
  readonly asOf?: string;
  /** A set by its id: also a superseded or deprecated one. */
  readonly set?: string;
  /** A series, `defra`, `epa-hub`, `egrid`, `ember`, or `own` for the tenant's factors alone. */
  readonly source?: string;
  readonly scope?: '1' | '2' | '3' | 'outside';
  readonly category?: string;
  /** `direct` (default) leaves life-cycle series out; `life-cycle` takes them alone. */
  readonly basis?: 'direct' | 'life-cycle';
  /** `strict` (default) refuses a time no factor is valid in; `nearest` takes the factor nearest in time and says so. */
  readonly factorPeriod?: 'strict' | 'nearest';
}

/** A set ceases to be chosen; it stays readable and is taken where a question names it. */
export interface Deprecation {
  readonly setId: string;
  readonly reason: string;
  readonly replacement?: string | undefined;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly by: 'platform' | 'tenant';
}

/** One revision of a tenant's own factor; revisions are added and never changed. */
export interface OwnFactor {
  readonly id: string;
  readonly revision: number;
  /** RFC 3339 UTC: recorded time. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly activity: string;
  readonly unit: string;
  readonly region: string;
  readonly scope: '1' | '2' | '3' | 'outside';
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Decimal text, kg per unit. Either `co2e` alone, or the gases by mass. */
  readonly co2e?: string | undefined;
  readonly co2?: string | undefined;
  readonly ch4?: string | undefined;
  readonly n2o?: string | undefined;
  readonly biogenicCo2?: string | undefined;
  readonly source: string;
  readonly quality?: Readonly<Record<string, number>> | undefined;
  /** Half of the 95 % interval, as a share of the figure, decimal text. */
  readonly uncertainty?: string | undefined;
  /** The published factor it stands in for, in every edition of its series. */
  readonly replaces?: string | undefined;
  readonly replacesKey?: string | undefined;
  /** For its days this factor no longer answers. */
  readonly withdrawn?: boolean | undefined;
}

export interface BookFactor extends ArchivedFactor {
  readonly edition: Edition;
  readonly deprecated?: Deprecation;
  /** The set published later for the same days, where the factor was read by its id or found in a search. */
  readonly supersededBy?: string;
  /** Where the factor is the tenant's own: its revision stands in receipts beside the id. */
  readonly own?: OwnFactor;
  readonly biogenicCo2?: Decimal;
}

export interface FactorAnswer {
  readonly factor: BookFactor;
  /** The unit asked for, and the factor's own; absent where the text is none of the unit table. */
  readonly unit?: Unit;
  readonly factorUnit?: Unit;
  /** False only where `nearest` was asked for and taken. */
  readonly inPeriod: boolean;
  /** The region that answered, where it is not the one asked for. */
  readonly fromRegion?: string;
  /** The published factor the tenant's own one stands before. */
  readonly shadows?: string;
}

export interface Candidate {
  readonly id: string;
  readonly set: string;
  readonly scope: string;
  /** Category, subcategory, activity and variant: as `activity` it names this factor. */
  readonly activity: string;
  readonly unit: string;
  readonly region: string;
}

export interface FactorRefusal {
  readonly field: keyof FactorQuestion;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  readonly candidates?: readonly Candidate[];
}

export const isRefusal = (answer: FactorAnswer | FactorRefusal): answer is FactorRefusal => 'code' in answer;
