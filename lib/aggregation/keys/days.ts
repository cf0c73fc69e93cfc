// The calendar behind periods: which day an instant belongs to in a time zone, and which period a day belongs to.
import { DateTime, IANAZone } from 'luxon';
import type { PeriodKey, PeriodKind } from './contract.ts';

/** `label` sorts like the periods it names; days are `YYYY-MM-DD`, both inclusive. */
export interface Bucket {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export const isTimeZone = (name: string): boolean =>
  name.includes('/') || name === 'UTC' ? IANAZone.isValidZone(name) : false;

const two = (n: number): string => String(n).padStart(2, '0');
const iso = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
const utc = (day: string): DateTime => DateTime.fromISO(day, { zone: 'UTC' });

/** The period of a calendar day; fiscal years and quarters begin with the first of their month. */
export function bucketOf(day: string, { period, fiscal }: Pick<PeriodKey, 'period' | 'fiscal'>): Bucket {
  const at = utc(day);
  if (period === 'day') return { label: day, from: day, to: day };
  if (period === 'month') return { label: day.slice(0, 7), from: iso(at.startOf('month')), to: iso(at.endOf('month')) };
  if (period === 'week')
    return {
      label: `${String(at.weekYear).padStart(4, '0')}-W${two(at.weekNumber)}`,
      from: iso(at.startOf('week')),
      to: iso(at.endOf('week')),
    };
  const first = fiscal?.startMonth ?? 1;
  const start = at.startOf('month').minus({ months: (at.month - first + 12) % 12 });
  const year = start.year + (fiscal?.namedBy === 'end' && first > 1 ? 1 : 0);
  const name = `${fiscal ? 'FY' : ''}${String(year).padStart(4, '0')}`;
  if (period === 'year') return { label: name, from: iso(start), to: iso(start.plus({ years: 1 }).minus({ days: 1 })) };
  const quarter = Math.floor(((at.month - first + 12) % 12) / 3);
  const begins = start.plus({ months: quarter * 3 });
  return {
    label: `${name}-Q${quarter + 1}`,
    from: iso(begins),
    to: iso(begins.plus({ months: 3 }).minus({ days: 1 })),
  };
}

/** From which instant to which a period lasts in its zone: a day in March may have 23 hours. */
export function instantsOf({ from, to }: Bucket, zone: string) {
  const starts = DateTime.fromISO(from, { zone }).startOf('day');
  const ends = DateTime.fromISO(to, { zone }).plus({ days: 1 }).startOf('day');
  return { startsAt: rfc(starts), endsAt: rfc(ends), hours: ends.diff(starts, 'hours').hours };
}

const rfc = (at: DateTime): string => at.toUTC().toISO({ suppressMilliseconds: true }) ?? '';

/** How many periods lie between the first days of two of them. */
export function stepsBetween(first: Bucket, second: Bucket, period: PeriodKind): number {
  const unit = { day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', year: 'years' } as const;
  return Math.round(utc(second.from).diff(utc(first.from), unit[period]).as(unit[period]));
}

export type Read = { readonly day: string } | { readonly reason: string };

const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The day of a moment in `zone`. A time without offset is one of that zone; one its clocks skipped is refused. */
export function dayOf(text: string, zone: string): Read {
  if (WITH_OFFSET.test(text)) {
    const at = DateTime.fromISO(text.replace(' ', 'T'), { zone });
    return at.isValid ? { day: iso(at) } : { reason: 'This is no moment of the calendar.' };
  }
  if (!LOCAL.test(text)) return { reason: 'This is no date.' };
  const at = DateTime.fromISO(text.replace(' ', 'T'), { zone });
  if (!at.isValid) return { reason: 'This is no moment of the calendar.' };
  if (at.toFormat('yyyy-MM-dd HH:mm') !== text.slice(0, 16).replace('T', ' '))
    return { reason: `The clocks of ${zone} skipped this time.` };
  return { day: iso(at) };
}
