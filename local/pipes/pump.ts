// One pipe at work: read, filter, publish, and only then move the checkpoint, so that a kill repeats but never loses.
import { setTimeout as pause } from 'node:timers/promises';
import type { EventEntry, Json } from '../eventbridge/index.ts';
import type { StreamReader } from './stream.ts';

export interface PumpOptions {
  readonly name: string;
  readonly reader: StreamReader;
  readonly batchSize: number;
  readonly accepts: (record: Json) => boolean;
  readonly entryOf: (record: Json) => EventEntry;
  /** Durable when it returns. */
  readonly publish: (entries: readonly EventEntry[]) => void;
  readonly keep: (checkpoint: string) => void;
}

export interface Pump {
  close(): Promise<void>;
}

/** Quick while something flows, calm when nothing does. */
const shortestPauseMs = 10;
const longestPauseMs = 50;
const pauseAfterFailureMs = 500;

export function startPump(options: PumpOptions): Pump {
  const stop = new AbortController();
  const loop = async () => {
    let rest = shortestPauseMs;
    let kept: string | undefined;
    while (!stop.signal.aborted) {
      try {
        const { records, checkpoint } = await options.reader.next(options.batchSize);
        const entries = records.filter(options.accepts).flatMap((record) => entryOrNothing(options, record));
        if (entries.length > 0) options.publish(entries);
        if (checkpoint !== undefined && checkpoint !== kept) options.keep(checkpoint);
        kept = checkpoint;
        rest = records.length > 0 ? shortestPauseMs : Math.min(longestPauseMs, rest * 1.2);
        if (records.length >= options.batchSize) continue;
      } catch (error) {
        if (stop.signal.aborted) return;
        console.error(`The pipe ${options.name} could not read or publish and tries again:`, error);
        rest = pauseAfterFailureMs;
      }
      await pause(rest, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const looping = loop();
  return {
    async close() {
      stop.abort();
      await looping;
    },
  };
}

/** A record whose template renders to no event would block the stream for ever; it is said aloud and passed over. */
function entryOrNothing(options: PumpOptions, record: Json): EventEntry[] {
  const entry = options.entryOf(record);
  try {
    const detail: unknown = JSON.parse(entry.detail);
    if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return [entry];
  } catch {
    // Said below.
  }
  console.error(`The pipe ${options.name} rendered a detail that is no JSON object: ${entry.detail.slice(0, 200)}`);
  return [];
}
