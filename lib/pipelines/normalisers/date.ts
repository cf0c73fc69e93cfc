// Dates into ISO 8601: what can be read in one way only is read, everything else is refused until the order is told.
import { DateTime } from 'luxon';
import type { Of } from '../definition/normalisation.ts';
import type { Trouble } from '../model.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
type Why = Pick<Trouble, 'code' | 'reason' | 'remedy'>;

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const PARTS = /^(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})$/;
const NAMED = /^(\d{1,2})\.? ([\p{L}.]+),? (\d{4})$/u;
const NAMED_FIRST = /^([\p{L}.]+) (\d{1,2}),? (\d{4})$/u;

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** `YYYY-MM-DD`, or an instant in UTC where the text has a time with its offset. Years of two digits are 1969 to 2068, as POSIX reads them. */
export function normaliseDate(
  text: string,
  { locale, order }: Pick<Of<'date'>, 'locale' | 'order'> = {},
): string | Why {
  const at = text.trim();
  if (ISO_INSTANT.test(at)) return instant(at);
  const iso = ISO_DAY.exec(at) ?? COMPACT.exec(at);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? NO_DAY;
  const named = byName(at, locale);
  if (named !== undefined) return named;
  const [, first, , second, third] = PARTS.exec(at) ?? [];
  if (first === undefined || second === undefined || third === undefined) return NO_DATE;
  return byOrder([first, second, third], order ?? (locale === undefined ? undefined : orderOf(locale)));
}

function instant(text: string): string | Why {
  const at = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'UTC' });
  return at.isValid ? (at.toISO({ suppressMilliseconds: true }) ?? '') : NO_DAY;
}

function byOrder(parts: readonly [string, string, string], told: DateOrder | undefined): string | Why {
  const readings = (told ? [told] : ORDERS).map((order) => ({ order, day: inOrder(parts, order) }));
  const days = readings.flatMap(({ day }) => day ?? []);
  const [only] = days;
  if (only === undefined)
    return told === undefined ? NO_DAY : { ...NO_DAY, reason: `This is no day of the calendar in the order ${told}.` };
  if (new Set(days).size === 1) return only;
  const possible = readings.flatMap(({ order, day }) => (day ? [`${day} (${order})`] : []));
  return {
    code: 'date_ambiguous',
    reason: `This can be ${possible.join(' or ')}.`,
    remedy: 'State "order" or "locale" in the normaliser, or write ISO dates.',
  };
}

/** Undefined where the parts make no day in this order; a year has two digits or four. */
function inOrder(parts: readonly [string, string, string], order: DateOrder): string | undefined {
  const part = (letter: string): string => parts[order.indexOf(letter)] ?? '';
  const [year, month, day] = [part('y'), part('m'), part('d')];
  if ((year.length !== 2 && year.length !== 4) || month.length > 2 || day.length > 2) return undefined;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);
  return dayOf(full, Number(month), Number(day));
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = DateTime.utc(year, month, day);
  return at.isValid && year >= 1000 ? at.toFormat('yyyy-MM-dd') : undefined;
}

function byName(text: string, locale = 'en'): string | Why | undefined {
  const [, day, name, year] = NAMED.exec(text) ?? [];
  const [, nameFirst, dayAfter, yearAfter] = NAMED_FIRST.exec(text) ?? [];
  const month = name ?? nameFirst;
  if (month === undefined) return undefined;
  const number = monthNames(locale).get(bare(month)) ?? monthNames('en').get(bare(month));
  if (number === undefined)
    return {
      ...NO_DATE,
      reason: `"${month.slice(0, 40)}" is no month in English${locale === 'en' ? '' : ` or ${locale}`}.`,
    };
  return dayOf(Number(year ?? yearAfter), number, Number(day ?? dayAfter)) ?? NO_DAY;
}

const known = new Map<string, ReadonlyMap<string, number>>();
const bare = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll('.', '');

function monthNames(locale: string): ReadonlyMap<string, number> {
  const found = known.get(locale);
  if (found) return found;
  const names = new Map<string, number>();
  for (let month = 1; month <= 12; month++)
    for (const style of ['long', 'short'] as const)
      for (const shape of [{ month: style }, { month: style, day: 'numeric' }] as const) {
        const parts = new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' }).formatToParts(
          Date.UTC(2025, month - 1, 15),
        );
        names.set(bare(parts.find(({ type }) => type === 'month')?.value ?? ''), month);
      }
  known.set(locale, names);
  return names;
}

/** In which order a locale writes day, month and year. */
export function orderOf(locale: string): DateOrder | undefined {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(0);
  const order = parts
    .flatMap(({ type }) => (type === 'day' ? ['d'] : type === 'month' ? ['m'] : type === 'year' ? ['y'] : []))
    .join('');
  return ORDERS.find((each) => each === order);
}

const NO_DATE: Why = {
  code: 'date_unreadable',
  reason: 'This is no date.',
  remedy: 'Write it as 2025-03-31; a serial number of a spreadsheet is no date by itself.',
};
const NO_DAY: Why = {
  code: 'date_missing_from_calendar',
  reason: 'The calendar has no such day.',
  remedy: 'Correct the day, as in 2025-02-28.',
};
