// How far a driven run is, kept between its attempts as documents of the run, and dropped once it has ended.
import type { Checkpoints } from '../builtins/index.ts';
import { ObjectMissing, type ObjectsWrite } from '../platform/objects/index.ts';
import { isFault } from '../shared/fault.ts';

export interface RunCheckpoints extends Checkpoints {
  /** Leaves nothing behind of what this attempt has read or written. */
  drop(): Promise<void>;
}

export function runCheckpoints(objects: ObjectsWrite, executionId: string): RunCheckpoints {
  const seen = new Set<string>();
  const keyOf = (name: string): string => {
    const key = `executions/${executionId}/checkpoints/${name}`;
    seen.add(key);
    return key;
  };
  return {
    async read(name) {
      try {
        return await objects.text(keyOf(name));
      } catch (error) {
        if (isFault(error, ObjectMissing)) return undefined;
        throw error;
      }
    },
    async write(name, text) {
      await objects.put(keyOf(name), text, { contentType: 'application/json' });
    },
    async drop() {
      for (const key of seen) await objects.delete(key);
    },
  };
}
