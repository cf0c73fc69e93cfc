// Numbers the events of one execution and keeps its history within the service's ceiling.
import type { JsonObject } from '../asl/json.ts';
import type { Clock } from '../clock.ts';
import { addEvent } from '../store/history.ts';
import type { Journal } from '../store/journal.ts';
import { historyLimit } from './limits.ts';
import { StateError } from './state-error.ts';

export interface Recorder {
  add(type: string, previous: number, details: JsonObject): number;
}

export interface RecorderParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly execution: string;
  readonly lastId: number;
}

export function createRecorder({ journal, clock, execution, lastId }: RecorderParts): Recorder {
  let id = lastId;
  return {
    add(type, previous, details) {
      const last = type.startsWith('Execution');
      if (id >= historyLimit - 1 && !last) {
        const cause = `The execution reached the maximum number of history events (${historyLimit}).`;
        throw new StateError('States.Runtime', cause);
      }
      id += 1;
      addEvent(journal, execution, { id, previous, type, at: clock.now(), details });
      return id;
    },
  };
}
