// Shows what the tenant's containers last said of what they remember, each and together.
import { type BaseContext, CacheFigures, cacheFiguresRecord } from '../kernel/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { CacheStats } from './contract.ts';

const MOST_CONTAINERS = 500;

export async function getStats(ctx: BaseContext & { readonly table: TableReader }): Promise<CacheStats> {
  const { items } = await ctx.table.query(cacheFiguresRecord, { match: {}, limit: MOST_CONTAINERS });
  const second = ctx.clock.now().getTime() / 1000;
  const said = items.filter(({ expiresAt }) => expiresAt > second);
  const together: Record<string, CacheFigures> = {};
  for (const { caches } of said)
    for (const [name, figures] of Object.entries(caches)) together[name] = sum(together[name], figures);
  return {
    caches: shown(together),
    containers: said.map(({ container, operation, since, at, caches }) => ({
      ...{ container, operation, since, at },
      caches: shown(caches),
    })),
  };
}

const FIGURES = CacheFigures.keyof().options;

const sum = (a: CacheFigures | undefined, b: CacheFigures): CacheFigures =>
  a ? CacheFigures.parse(Object.fromEntries(FIGURES.map((figure) => [figure, a[figure] + b[figure]]))) : b;

const shown = (caches: Readonly<Record<string, CacheFigures>>): CacheStats['caches'] =>
  Object.entries(caches)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, figures]) => ({ name, ...figures, hitRate: rateOf(figures) }));

const rateOf = ({ hits, misses }: CacheFigures): number | null => (hits + misses > 0 ? hits / (hits + misses) : null);
