// What an inventory is made of: emissions that know their scope, their category and which consumption they come from.
import type { Period } from '../../shared/period.ts';
import type { Emissions } from '../emissions/emissions.ts';

/** The stretch of a chain an entry counts: the use itself, the making of its fuel, or the losses of its grid. */
export type Stretch = 'use' | 'well-to-tank' | 'grid-losses';

export interface InventoryEntry {
  /** How the caller knows it; told back wherever it is spoken of. */
  readonly reference: string;
  readonly scope: 1 | 2 | 3;
  /** Scope 3 only: 1 to 15. */
  readonly category?: number;
  /** Of scope 2 the location-based figures. */
  readonly emissions: Emissions;
  /** Scope 2 only: CO2e by the market-based method, 10⁻⁹ kg. Where it is missing the location-based figure stands for it, and is told. */
  readonly marketCo2e?: bigint;
  readonly stretch?: Stretch;
  /** Stretches the factor already holds besides its own: a life-cycle factor holds all three. */
  readonly includes?: readonly Stretch[];
  /** One consumption, whoever reports it: two entries of one activity and stretch are the same emissions. */
  readonly activityId?: string;
  readonly meter?: string;
  readonly fuel?: string;
  readonly period?: Period;
}

export interface LeftOut {
  readonly reference: string;
  readonly code: 'counted_in_other_scope' | 'counted_in_factor' | 'counted_twice';
  readonly countedAs: string;
  readonly message: string;
}

export interface InventoryWarning {
  readonly references: readonly string[];
  readonly code: 'periods_overlap' | 'location_for_market';
  readonly message: string;
}
