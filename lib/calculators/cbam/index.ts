// The door of the CBAM calculator: embedded emissions of goods, and what importing them owes.
export { assessImport, type CbamAssessment, importedEmissions } from './assess.ts';
export { type CarbonPricePaid, certificatesPaidAbroad, type ExchangeRates } from './carbon-price.ts';
export { countsTowardsThreshold, deMinimis, yearToDate } from './de-minimis.ts';
export { PrecursorCycle, PrecursorUnknown } from './faults.ts';
export { type ActualEmissions, ASSUMPTION_CODES, type Assumption, type CbamImport } from './import.ts';
export {
  certificateCost,
  EURO_PLACES,
  type Liability,
  type LiabilityTerms,
  liability,
  withMarkup,
} from './liability.ts';
export { ProcessDescription, Processes } from './production/contract.ts';
export { type DefaultTaken, settlePrecursors } from './production/default-precursors.ts';
export { type ProcessEmissions, SEE_PLACES, type SpecificEmissions, specificEmissions } from './production/embedded.ts';
export { type MadeGoods, madeGoods } from './production/made-goods.ts';
export { type AnodeEffects, type Perfluorocarbons, PFC_GWP, perfluorocarbons } from './production/perfluorocarbons.ts';
export type {
  KnownPrecursor,
  MadePrecursor,
  Precursor,
  ProductionProcess,
  UnknownPrecursor,
} from './production/process.ts';
export { readProcesses } from './production/read-processes.ts';
export type { CbamRoute } from './route.ts';
