// The containers of one function: warm ones are reused, new ones start up to a limit, the rest waits its turn.
import type { Container } from './container.ts';
import { throttled } from './refusals.ts';

export interface Pool {
  /** A free container, in the order asked; refuses when too many wait already. */
  take(signal?: AbortSignal): Promise<Container>;
  give(container: Container): void;
  forget(container: Container): void;
  idle(): readonly Container[];
  readonly size: number;
  stop(): Promise<void>;
}

export interface PoolLimits {
  readonly containers: number;
  readonly waiting: number;
}

interface Waiter {
  readonly signal: AbortSignal | undefined;
  take(container: Container): void;
  refuse(reason: unknown): void;
}

export function createPool(start: () => Container, limits: PoolLimits): Pool {
  const all = new Set<Container>();
  const free: Container[] = [];
  const queue: Waiter[] = [];
  const begin = () => {
    const container = start();
    all.add(container);
    return container;
  };
  return {
    async take(signal) {
      signal?.throwIfAborted();
      const warm = free.pop();
      if (warm !== undefined) return warm;
      if (all.size < limits.containers) return begin();
      if (limits.containers === 0 || queue.length >= limits.waiting) throw throttled();
      return wait(queue, signal);
    },
    give(container) {
      container.lastUsedMs = Date.now();
      const waiter = next(queue);
      if (waiter === undefined) free.push(container);
      else waiter.take(container);
    },
    forget(container) {
      if (!all.delete(container)) return;
      const position = free.indexOf(container);
      if (position !== -1) free.splice(position, 1);
      const waiter = all.size < limits.containers ? next(queue) : undefined;
      if (waiter !== undefined) waiter.take(begin());
    },
    idle: () => free,
    get size() {
      return all.size;
    },
    async stop() {
      for (const waiter of queue.splice(0)) waiter.refuse(throttled());
      await Promise.all([...all].map((container) => container.stop()));
    },
  };
}

function wait(queue: Waiter[], signal: AbortSignal | undefined): Promise<Container> {
  return new Promise((resolve, refuse) => {
    const giveUp = () => refuse(signal?.reason);
    signal?.addEventListener('abort', giveUp, { once: true });
    const take = (container: Container) => {
      signal?.removeEventListener('abort', giveUp);
      resolve(container);
    };
    queue.push({ signal, take, refuse });
  });
}

function next(queue: Waiter[]): Waiter | undefined {
  for (let waiter = queue.shift(); waiter !== undefined; waiter = queue.shift()) {
    if (waiter.signal?.aborted !== true) return waiter;
  }
  return undefined;
}
