// The door of the factor library: published figures, found by what, where and when.
export * from './contract.ts';
export { FactorNotFound, FactorSearchRefused } from './faults.ts';
export { type FactorQuery, type FoundFactor, findFactor } from './find-factor.ts';
export { type Library, library } from './library.ts';
export { type Factor, type FactorSet, GWP_SETS, type Gwp, type GwpSet, type LookupFailure } from './model.ts';
export { nearest } from './names.ts';
export { searchFactors } from './search-factors.ts';
export { factorView, getFactor, listFactorSets } from './show-factor.ts';
