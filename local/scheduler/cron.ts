// The six-field cron of AWS: minutes hours day-of-month month day-of-week year, with L, W and #.
import { instantOf, wallTimeOf } from './local-time.ts';

type DayTest = (year: number, month: number, day: number) => boolean;

export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly isDay: DayTest;
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const lastYear = 2199;

export function parseCron(body: string): Cron {
  const fields = body.trim().split(/\s+/);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if (fields.length !== 6) throw new Error(`cron(${body}) needs six fields, the last of them the year.`);
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`cron(${body}): exactly one of day-of-month and day-of-week must be "?".`);
  }
  return {
    minutes: numbers(minutes, [0, 59]),
    hours: numbers(hours, [0, 23]),
    months: new Set(numbers(named(month, monthNames), [1, 12])),
    years: new Set(numbers(year, [1970, lastYear])),
    isDay: dayOfWeek === '?' ? monthDay(dayOfMonth) : weekDay(named(dayOfWeek, dayNames)),
  };
}

export function nextCron(cron: Cron, after: number, timezone: string): number | undefined {
  const from = wallTimeOf(after, timezone);
  for (let year = from.year; year <= lastYear; year += 1) {
    if (!cron.years.has(year)) continue;
    for (let month = year === from.year ? from.month : 1; month <= 12; month += 1) {
      if (!cron.months.has(month)) continue;
      const firstDay = year === from.year && month === from.month ? from.day : 1;
      for (let day = firstDay; day <= daysIn(year, month); day += 1) {
        const found = cron.isDay(year, month, day)
          ? firstOfDay(cron, { year, month, day }, { after, timezone })
          : undefined;
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

function firstOfDay(
  cron: Cron,
  date: { year: number; month: number; day: number },
  { after, timezone }: { after: number; timezone: string },
): number | undefined {
  for (const hour of cron.hours) {
    for (const minute of cron.minutes) {
      const instant = instantOf({ ...date, hour, minute }, timezone);
      if (instant !== undefined && instant > after) return instant;
    }
  }
  return undefined;
}

function named(field: string, names: readonly string[]): string {
  return field.replace(/[A-Za-z]{3}/g, (name) => {
    const index = names.indexOf(name.toUpperCase());
    if (index < 0) throw new Error(`${name} is neither a month nor a day.`);
    return String(index + 1);
  });
}

function numbers(field: string, [low, high]: readonly [number, number]): number[] {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, from = '', to, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const start = from === '*' ? low : Number(from);
    const end = to !== undefined ? Number(to) : from === '*' || step !== undefined ? high : start;
    const by = Number(step ?? 1);
    if (from === '' || start < low || end > high || start > end || by < 1) {
      throw new Error(`"${part}" is not a cron field between ${low} and ${high}.`);
    }
    for (let value = start; value <= end; value += by) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function monthDay(field: string): DayTest {
  if (field === 'L') return (year, month, day) => day === daysIn(year, month);
  const [, near] = /^(\d+)W$/.exec(field) ?? [];
  if (near !== undefined) return (year, month, day) => day === nearestWeekday(year, month, Number(near));
  const days = new Set(numbers(field, [1, 31]));
  return (_year, _month, day) => days.has(day);
}

function weekDay(field: string): DayTest {
  const [, wanted, nth] = /^([1-7])#([1-5])$/.exec(field) ?? [];
  if (wanted !== undefined) {
    return (year, month, day) => weekdayOf(year, month, day) === Number(wanted) && Math.ceil(day / 7) === Number(nth);
  }
  const [, last] = /^([1-7])?L$/.exec(field) ?? [];
  if (field.endsWith('L')) {
    const weekday = Number(last ?? 7);
    return (year, month, day) =>
      weekdayOf(year, month, day) === weekday && (last === undefined || day + 7 > daysIn(year, month));
  }
  const days = new Set(numbers(field, [1, 7]));
  return (year, month, day) => days.has(weekdayOf(year, month, day));
}

/** 1 is Sunday. */
function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The working day closest to a date, never leaving its month. */
function nearestWeekday(year: number, month: number, wanted: number): number {
  const day = Math.min(wanted, daysIn(year, month));
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day > 1 ? day - 1 : day + 2;
  if (weekday === 1) return day < daysIn(year, month) ? day + 1 : day - 2;
  return day;
}
