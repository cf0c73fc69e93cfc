// The door where operators have remembered things forgotten.
import { InvalidatedView, Invalidation, invalidate } from '../../../lib/cache/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'cache.invalidate',
  route: 'POST /v1/cache/invalidate',
  summary: 'Forget what is remembered for the tenant: all of it, by tags or by prefixes',
  permission: 'cache:manage',
  body: Invalidation,
  output: { 200: InvalidatedView },
  faults: [],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Operators cannot have stale answers forgotten and must wait for them to age.',
  example: { body: { tags: ['agent:fuel-emissions'], prefixes: ['agents'] } },
  handle: ({ ctx, body }) => invalidate(ctx, body),
});
