// Which idle containers are given up: few stand at rest, to spare memory, but none that work going on comes round to again and again.
import type { Container } from './container.ts';
import type { Pool } from './pool.ts';

export interface Keeping {
  /** How many may stand in all when it is quiet. */
  readonly containersTotal: number;
  /** What was used within this time is in use, though idle at the moment: given up for another's sake, it would soon begin anew. */
  readonly busyMs: number;
  readonly idleMs: number;
}

/** So many times the total may stand while work goes on; beyond, the longest idle goes, however short that is. */
const MOST_TIMES = 2;

export const countIn = (pools: readonly Pool[]): number => pools.reduce((sum, { size }) => sum + size, 0);

/** Before one more begins. */
export const makeRoom = (pools: readonly Pool[], keeping: Keeping): void => trim(pools, keeping, 1);

/** From time to time. */
export function giveUp(pools: readonly Pool[], keeping: Keeping): void {
  const before = Date.now() - keeping.idleMs;
  for (const { pool, container } of longestIdle(pools)) if (container.lastUsedMs < before) stop(pool, container);
  trim(pools, keeping, 0);
}

function trim(pools: readonly Pool[], { containersTotal, busyMs }: Keeping, coming: number): void {
  const before = Date.now() - busyMs;
  for (const { pool, container } of longestIdle(pools)) {
    const wanted = countIn(pools) + coming;
    if (wanted <= containersTotal) return;
    if (container.lastUsedMs > before && wanted <= MOST_TIMES * containersTotal) return;
    stop(pool, container);
  }
}

const longestIdle = (pools: readonly Pool[]) =>
  pools
    .flatMap((pool) => pool.idle().map((container) => ({ pool, container })))
    .sort((a, b) => a.container.lastUsedMs - b.container.lastUsedMs);

function stop(pool: Pool, container: Container): void {
  pool.forget(container);
  void container.stop();
}
