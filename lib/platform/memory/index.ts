// What one container keeps in mind: the latest used, within bounds of number and size; gone with the container.

export interface Bounds<V> {
  readonly most?: number;
  readonly mostBytes?: number;
  /** Told of all that goes: evicted for want of room or because its time was over, or replaced or deleted. */
  readonly gone?: (value: V, bytes: number, why: 'evicted' | 'replaced') => void;
}

interface Keeping {
  /** Until when it is good, in the same milliseconds as `now`; for ever by default. */
  readonly until?: number;
  readonly bytes?: number;
}

export interface Memory<V> {
  get(key: string, now?: number): V | undefined;
  /** What is larger than all the room there is is not kept. */
  set(key: string, value: V, keeping?: Keeping): void;
  delete(key: string): void;
  /** All there is, the one unused for longest first; looking is no use. */
  values(): readonly V[];
}

interface Kept<V> extends Required<Keeping> {
  readonly value: V;
}

/** A Map keeps its keys in the order they were set in: the first is the one unused for longest. */
export function memory<V>({ most = Infinity, mostBytes = Infinity, gone }: Bounds<V>): Memory<V> {
  const kept = new Map<string, Kept<V>>();
  let held = 0;
  const drop = (key: string, why: 'evicted' | 'replaced'): void => {
    const one = kept.get(key);
    if (!one) return;
    kept.delete(key);
    held -= one.bytes;
    gone?.(one.value, one.bytes, why);
  };
  return {
    get(key, now = 0) {
      const one = kept.get(key);
      if (!one) return undefined;
      if (one.until <= now) {
        drop(key, 'evicted');
        return undefined;
      }
      kept.delete(key);
      kept.set(key, one);
      return one.value;
    },
    set(key, value, { until = Infinity, bytes = 0 } = {}) {
      drop(key, 'replaced');
      if (bytes > mostBytes) return;
      kept.set(key, { value, until, bytes });
      held += bytes;
      for (const oldest of kept.keys()) {
        if (kept.size <= most && held <= mostBytes) break;
        drop(oldest, 'evicted');
      }
    },
    delete: (key) => drop(key, 'replaced'),
    values: () => [...kept.values()].map(({ value }) => value),
  };
}

/** Whoever asks for what is being fetched already waits for that: of many at once one asks. */
export function together<V>(): (key: string, fetch: () => Promise<V>) => Promise<V> {
  const under = new Map<string, Promise<V>>();
  return (key, fetch) => {
    const known = under.get(key);
    if (known) return known;
    const asked = fetch().finally(() => under.delete(key));
    under.set(key, asked);
    return asked;
  };
}
