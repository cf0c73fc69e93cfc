// A production process as its operator describes it: what it made, what it emitted, and what went into it.
import type { Numeric } from '../numeric.ts';

/** What went into a process: `massT` tonnes of another process's good, or of one with known (or default) specific emissions. */
export type Precursor =
  | { readonly process: string; readonly massT: Numeric }
  | {
      readonly name: string;
      readonly massT: Numeric;
      readonly direct: Numeric;
      readonly indirect?: Numeric;
      /** Whether these are default values: they then count into the share resting on defaults. */
      readonly isDefault?: boolean;
    };

export interface ProductionProcess {
  readonly id: string;
  /** Activity level: tonnes of the good produced. */
  readonly outputT: Numeric;
  /** tCO2e attributed to the process: fuels, process emissions, heat and waste gas balances already settled. */
  readonly directT: Numeric;
  /** Electricity used, MWh, and what making one MWh emitted, tCO2 (Annex IV pt 4.3). */
  readonly electricityMwh?: Numeric;
  readonly electricityTPerMwh?: Numeric;
  readonly precursors?: readonly Precursor[];
}
