// The door where operators see what containers remember of their tenant.
import { CacheStats, getStats } from '../../../lib/cache/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'cache.get-stats',
  route: 'GET /v1/cache/stats',
  summary: 'Show hits, misses, evictions and sizes of what is remembered for the tenant, in all and per container',
  permission: 'cache:manage',
  output: { 200: CacheStats },
  faults: [],
  uses: [tableRead],
  impact: 'Operators cannot see whether caching pays.',
  example: { needs: { agent: 'agents.create' } },
  handle: ({ ctx }) => getStats(ctx),
});
