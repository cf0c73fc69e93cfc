// The door of the CBAM calculator: embedded emissions of goods, and what importing them owes.
export {
  assessImport,
  type CbamAssessment,
  type CbamImport,
  type CbamRoute,
  importedEmissions,
} from './assess.ts';
export { type CarbonPricePaid, certificatesPaidAbroad, type ExchangeRates } from './carbon-price.ts';
export { type DeMinimis, deMinimis } from './de-minimis.ts';
export {
  type ProcessEmissions,
  SEE_PLACES,
  type SpecificEmissions,
  specificEmissions,
} from './embedded.ts';
export { PrecursorCycle, PrecursorUnknown } from './faults.ts';
export {
  certificateCost,
  EURO_PLACES,
  type Liability,
  type LiabilityTerms,
  liability,
  withMarkup,
} from './liability.ts';
export { type AnodeEffects, type Perfluorocarbons, PFC_GWP, perfluorocarbons } from './perfluorocarbons.ts';
export type { Precursor, ProductionProcess } from './process.ts';
