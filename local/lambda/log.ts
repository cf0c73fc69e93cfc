// What functions print: the last lines in memory, everything in one file per function, written in batches.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLine {
  readonly time: string;
  readonly requestId: string;
  readonly text: string;
}

export interface FunctionLogs {
  write(functionName: string, requestId: string, text: string): void;
  lines(functionName: string, requestId?: string): readonly LogLine[];
  close(): void;
}

const KEPT_LINES = 500;
const FLUSH_MS = 250;

export function openLogs(directory: string): FunctionLogs {
  mkdirSync(directory, { recursive: true });
  const kept = new Map<string, LogLine[]>();
  const pending = new Map<string, string[]>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    for (const [name, lines] of pending) appendFileSync(join(directory, `${name}.log`), lines.join(''));
    pending.clear();
  };
  return {
    write(functionName, requestId, text) {
      const line = { time: new Date().toISOString(), requestId, text: text.trimEnd() };
      const ring = kept.get(functionName) ?? [];
      ring.push(line);
      if (ring.length > 2 * KEPT_LINES) ring.splice(0, KEPT_LINES);
      kept.set(functionName, ring);
      const batch = pending.get(functionName) ?? [];
      batch.push(`${line.time} ${requestId} ${line.text}\n`);
      pending.set(functionName, batch);
      timer ??= setTimeout(flush, FLUSH_MS).unref();
    },
    lines: (functionName, requestId) =>
      (kept.get(functionName) ?? []).filter((line) => requestId === undefined || line.requestId === requestId),
    close() {
      clearTimeout(timer);
      flush();
    },
  };
}
