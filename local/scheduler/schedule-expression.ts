// rate(), cron() and at() as EventBridge writes them, and the next instant each of them means.
import { type Cron, nextCron, parseCron } from './cron.ts';
import { instantOf } from './local-time.ts';

export type Schedule =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'cron'; readonly cron: Cron; readonly timezone: string };

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Throws a sentence when the expression means nothing. */
export function parseExpression(expression: string, timezone: string): Schedule {
  checkTimezone(timezone);
  const [, kind = '', body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'cron') return { kind, cron: parseCron(body), timezone };
  if (kind === 'rate') {
    const [, count = '', unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(body) ?? [];
    const ms = unitMs[unit];
    if (ms !== undefined) return { kind, everyMs: Number(count) * ms };
  }
  const [, ...date] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(body) ?? [];
  if (kind === 'at' && date.length === 6) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = date.map(Number);
    const at = instantOf({ year, month, day, hour, minute }, timezone);
    if (at !== undefined) return { kind, at: at + second * 1_000 };
  }
  throw new Error(`${expression} is no schedule: rate(5 minutes), cron(0 6 * * ? *) or at(2030-01-31T06:00:00).`);
}

/** The first instant after `after`; rates count from `start`. Nothing when there is none. */
export function nextFire(schedule: Schedule, after: number, start: number): number | undefined {
  if (schedule.kind === 'at') return schedule.at > after ? schedule.at : undefined;
  if (schedule.kind === 'cron') return nextCron(schedule.cron, after, schedule.timezone);
  const passed = Math.floor((after - start) / schedule.everyMs);
  return start + (Math.max(0, passed) + 1) * schedule.everyMs;
}

function checkTimezone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw new Error(`${timezone} is not a time zone.`);
  }
}
