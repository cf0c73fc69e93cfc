// A production process as its operator describes it: what it made, what it emitted, and what went into it.
import type { Numeric } from '../../numeric.ts';

/** `massT` tonnes of another process's good. */
export interface MadePrecursor {
  readonly process: string;
  readonly massT: Numeric;
}

/** `massT` tonnes of a good whose specific emissions are known, tCO2e per tonne. */
export interface KnownPrecursor {
  readonly name: string;
  readonly massT: Numeric;
  readonly direct: Numeric;
  readonly indirect?: Numeric;
  /** Its own free-allocation benchmark, tCO2e per tonne. */
  readonly benchmark?: Numeric;
  /** Whether these are default values: they then count into the share resting on defaults. */
  readonly isDefault?: boolean;
}

/** `massT` tonnes of a good of which nothing is known but code and origin (`unknown` is an origin): its default value counts. */
export interface UnknownPrecursor {
  readonly cnCode: string;
  readonly origin: string;
  readonly massT: Numeric;
  readonly variant?: string;
}

export type Precursor = MadePrecursor | KnownPrecursor;

export interface ProductionProcess<P = Precursor> {
  readonly id: string;
  /** Activity level: tonnes of the good produced. */
  readonly outputT: Numeric;
  /** tCO2e attributed to the process: fuels, process emissions, heat and waste gas balances already settled. */
  readonly directT: Numeric;
  /** Electricity used, MWh, and what making one MWh emitted, tCO2 (Annex IV pt 4.3). */
  readonly electricityMwh?: Numeric;
  readonly electricityTPerMwh?: Numeric;
  /** Column A benchmark of the process itself, tCO2e per tonne, precursors left out. */
  readonly benchmark?: Numeric;
  readonly precursors?: readonly P[];
}
