// The door of result quality: the fields every result carries, and the one way to build them.
export {
  DataQualityView,
  DefaultUsed,
  RESULT_QUALITY,
  ResultQuality,
  UNCERTAINTY_METHODS,
  UncertaintyView,
} from './contract.ts';
export {
  type DataQuality,
  dataQuality,
  type QualityRating,
  type RatedPart,
} from './data-quality.ts';
export { type FactorFit, rateData } from './rate-data.ts';
export { countDefaults, type QualityNotes, type ResultPart, resultQuality } from './result-quality.ts';
