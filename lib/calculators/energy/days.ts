// Days as numbers: what meter periods are measured and compared in.
import { MeterDataRefused } from './faults.ts';

const DAY_MS = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a `YYYY-MM-DD`. Throws MeterDataRefused for anything else, 2023-02-29 included. */
export function dayNumber(text: string, field: string): number {
  const [matched, year, month, day] = FORM.exec(text) ?? [];
  if (matched !== undefined) {
    const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
    if (dayText(time / DAY_MS) === text) return time / DAY_MS;
  }
  throw MeterDataRefused({
    field,
    value: text,
    message: `"${text.slice(0, 40)}" is no day.`,
    remedy: 'Write the day as YYYY-MM-DD.',
  });
}

export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
