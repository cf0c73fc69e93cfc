// The door of the factor library: published figures, found by what, where and when.

export { type AsOf, type FactorArchive, factorArchive } from './archive/archive.ts';
export {
  type ChangedFactor,
  compareEditions,
  type EditionComparison,
  type FigureChange,
  JUMP,
} from './archive/compare.ts';
export { ComparisonQuery, EditionComparisonView, SetPath } from './archive/contract.ts';
export type { EditionRows, FactorWords } from './archive/edition-rows.ts';
export { ArchivedFactorMissing, EditionMissing, EditionsUnlike, FactorSetNotFound } from './archive/faults.ts';
export type { ArchivedFactor, Edition, GasBasis } from './archive/model.ts';
export { ARCHIVE_ASSETS, archive } from './archive/open-archive.ts';
export { showComparison } from './archive/show-comparison.ts';
export { type FactorBook, factorBook } from './book/book.ts';
export {
  type BookFactor,
  type Candidate,
  type Deprecation,
  type FactorAnswer,
  type FactorQuestion,
  type FactorRefusal,
  isRefusal,
  type OwnFactor,
} from './book/model.ts';
export { bundledBook } from './book/open-book.ts';
export { ownFactorsAnswering } from './book/own-factors.ts';
export { type BuildingBook, BuildingValueMissing, buildingBook, type MedianEui } from './building/book.ts';
export { buildingTables } from './building/open-book.ts';
export { type CbamBook, type CbamFiles, cbamBook } from './cbam/book.ts';
export { CnCodePath, CnCodeQuery, CnCodeView, DefaultValueView } from './cbam/contract.ts';
export { asTabled } from './cbam/default-value.ts';
export {
  CbamValueMissing,
  CnCodeNotFound,
  CnCodeOfAnotherYear,
  CnCodeRefused,
  CnCodeTooShort,
  OriginRefused,
  RegimeYearRefused,
} from './cbam/faults.ts';
export type { CbamBenchmark, CbamDefaultValue, CbamGood, CbamSector } from './cbam/model.ts';
export { CBAM_ASSETS, cbamTables } from './cbam/open-book.ts';
export { defaultValueView, showCnCode } from './cbam/show-cn-code.ts';
export * from './contract.ts';
export { FactorNotFound, FactorOutOfTime, FactorSearchRefused } from './faults.ts';
export { type FactorQuery, type FoundFactor, findFactor } from './find-factor.ts';
export { type GasBook, GasUnknown, gasBook } from './gases/book.ts';
export { gases } from './gases/open-book.ts';
export { type Library, library, withTables } from './library.ts';
export { listFactorSets } from './list-factor-sets.ts';
export { type Factor, type FactorSet, GWP_SETS, type Gwp, type GwpSet, type LookupFailure } from './model.ts';
export { activityNames, nearest } from './names.ts';
export { NewOwnFactor } from './own/contract.ts';
export { OwnFactorRefused, OwnFactorsFull, OwnFactorTaken } from './own/faults.ts';
export { recordOwnFactor } from './own/record-own-factor.ts';
export { type Grade, INDICATORS, rateFactor } from './quality/rate-factor.ts';
export { type FactorUncertainty, uncertaintyOf } from './quality/uncertainty.ts';
export { readPeriod } from './read-period.ts';
export { ReferenceSet, referenceSets } from './reference-sets.ts';
export { adoptCatalogue } from './release/adopt-catalogue.ts';
export { announceCandidate, approveCandidate, getCandidate } from './release/candidates.ts';
export {
  AnnouncedCandidate,
  ApproveCandidate,
  CandidatePath,
  CandidateView,
  NewCandidate,
} from './release/contract.ts';
export { deprecateEverywhere } from './release/deprecate-everywhere.ts';
export { EXAMPLE_CANDIDATE } from './release/example.ts';
export { CandidateNotFound, CandidateSettled } from './release/faults.ts';
export { judgeCandidates } from './release/judge-candidates.ts';
export { searchFactors } from './search-factors.ts';
export { DeprecateSet } from './shelf/contract.ts';
export { deprecateSet } from './shelf/deprecate-set.ts';
export { ReplacementRefused } from './shelf/faults.ts';
export { bookOfShelf, tenantBook } from './shelf/open-shelf.ts';
export { ownOf, type ShelfReading, shelfOf } from './shelf/read-shelf.ts';
export {
  EMPTY_SHELF,
  type FactorShelf,
  factorShelfRecord,
  type PublishedSet,
  StoredOwnFactor,
} from './shelf/records.ts';
export { factorTable, reckoningTable } from './shelf/remembered.ts';
export { bookSince, SinceRelease, sinceReleaseAnswering, sinceReleaseOf } from './shelf/since-release.ts';
export { factorCard, showFactor, showHistory } from './show-factor.ts';
export { factorView } from './show-fuel-factor.ts';
export { standingLibrary } from './standing-library.ts';
