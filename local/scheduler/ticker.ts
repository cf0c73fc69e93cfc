// Fires what is due and remembers when: a schedule missed while the stack was down fires once at the next start.
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { openShelf, type Shelf } from '../wire/shelf.ts';
import { nextFire, parseExpression, type Schedule } from './schedule-expression.ts';

const tickDocument = z.object({
  expression: z.string(),
  timezone: z.string(),
  startedAt: z.number(),
  nextAt: z.number().nullable(),
  lastAt: z.number().nullable(),
});
type Tick = z.output<typeof tickDocument>;

export interface TickerSchedule {
  readonly expression: string;
  readonly timezone?: string | undefined;
  readonly startAt?: Date | undefined;
  readonly endAt?: Date | undefined;
}

type Fire = (scheduledAt: Date) => void;

export interface Ticker {
  set(key: string, schedule: TickerSchedule, fire: Fire): void;
  delete(key: string): void;
  /** All it remembers, those of earlier starts included. */
  keys(): string[];
  /** For tests and operators: fires now, whatever the clock says. */
  trigger(key: string): boolean;
  lastRun(key: string): Date | undefined;
  close(): void;
}

interface Entry {
  readonly schedule: Schedule;
  readonly endAt: number;
  readonly fire: Fire;
}

const longestTimerMs = 60_000;

export function createTicker(database: DatabaseSync): Ticker {
  const shelf = openShelf(database, 'ticks', tickDocument);
  const entries = new Map<string, Entry>();
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    for (const [key, entry] of entries) fireIfDue(shelf, key, entry);
    plan();
  };
  const plan = () => {
    clearTimeout(timer);
    const due = [...entries.keys()].map((key) => shelf.get(key)?.nextAt ?? Number.POSITIVE_INFINITY);
    const wait = Math.max(0, Math.min(longestTimerMs, ...due.map((at) => at - Date.now())));
    if (entries.size > 0) timer = setTimeout(run, wait).unref();
  };
  return {
    set(key, given, fire) {
      const timezone = given.timezone ?? 'UTC';
      const schedule = parseExpression(given.expression, timezone);
      const known = shelf.get(key);
      if (known?.expression !== given.expression || known.timezone !== timezone) {
        const startedAt = Math.max(Date.now(), given.startAt?.getTime() ?? 0);
        const nextAt = nextFire(schedule, startedAt, startedAt) ?? null;
        shelf.put(key, { expression: given.expression, timezone, startedAt, nextAt, lastAt: known?.lastAt ?? null });
      }
      entries.set(key, { schedule, endAt: given.endAt?.getTime() ?? Number.POSITIVE_INFINITY, fire });
      plan();
    },
    delete(key) {
      entries.delete(key);
      shelf.delete(key);
    },
    keys: () => shelf.keys(),
    trigger(key) {
      const at = new Date();
      const entry = entries.get(key);
      entry?.fire(at);
      const tick = shelf.get(key);
      if (tick) shelf.put(key, { ...tick, lastAt: at.getTime() });
      return entry !== undefined;
    },
    lastRun(key) {
      const at = shelf.get(key)?.lastAt;
      return at == null ? undefined : new Date(at);
    },
    close() {
      entries.clear();
      clearTimeout(timer);
    },
  };
}

/** Fires before it remembers: a kill between the two fires twice rather than never. */
function fireIfDue(shelf: Shelf<Tick>, key: string, entry: Entry): void {
  const tick = shelf.get(key);
  const now = Date.now();
  if (!tick || tick.nextAt === null || tick.nextAt > now) return;
  if (tick.nextAt > entry.endAt) {
    shelf.put(key, { ...tick, nextAt: null });
    return;
  }
  try {
    entry.fire(new Date(tick.nextAt));
  } catch (error) {
    console.error(`The schedule ${key} could not fire:`, error);
  }
  shelf.put(key, { ...tick, lastAt: now, nextAt: nextFire(entry.schedule, now, tick.startedAt) ?? null });
}
