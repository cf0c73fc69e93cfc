// Has all containers forget: stamps move in the commit itself, and are noticed when they are next asked for.
import { cacheInvalidated } from '../../events/cache-invalidated.ts';
import { type BaseContext, type Commit, type Group, moveStamps, STAMP_SECONDS } from '../kernel/index.ts';
import type { InvalidatedView, Invalidation } from './contract.ts';

export async function invalidate(
  ctx: BaseContext & { readonly commit: Commit },
  { all, tags = [], prefixes = [] }: Invalidation,
): Promise<InvalidatedView> {
  const groups: Group[] = [
    ...(all ? ['all' as const] : []),
    ...tags.map((tag) => `tag:${tag}` as const),
    ...prefixes.map((prefix) => `prefix:${prefix.replace(/\/+$/, '')}` as const),
  ];
  const effectiveBy = new Date(ctx.clock.now().getTime() + STAMP_SECONDS * 1000).toISOString();
  return ctx.commit({
    writes: [moveStamps(groups)],
    audit: { action: 'cache.invalidated', resource: 'cache', details: { groups } },
    events: [cacheInvalidated({ groups })],
    answer: { groups, effectiveBy },
  });
}
