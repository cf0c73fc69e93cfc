// The door of the cache.
export { CacheStats, InvalidatedView, Invalidation } from './contract.ts';
export { getStats } from './get-stats.ts';
export { invalidate } from './invalidate.ts';
export { moveStampsOf } from './move-stamps.ts';
