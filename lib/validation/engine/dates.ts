// Dates as people write them: a text that can mean two days is refused until the locale says which.

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface DateRefusal {
  readonly reason: string;
  readonly remedy: string;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const PARTS = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/;
const WRITE_ISO = 'Write the day as YYYY-MM-DD.';

/** The day a text names as YYYY-MM-DD, or why it names none. */
export function readDate(text: string, order: DateOrder | undefined): string | DateRefusal {
  const trimmed = text.length > 40 ? '' : text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), trimmed);
  const parts = PARTS.exec(trimmed);
  if (parts === null) return { reason: `"${text.slice(0, 40)}" is no date.`, remedy: WRITE_ISO };
  const [a, b, c] = [parts[1] ?? '', parts[3] ?? '', parts[4] ?? ''];
  if (a.length > 2) return c.length > 2 ? noDate(trimmed) : dayOf(Number(a), Number(b), Number(c), trimmed);
  return order === undefined ? withoutLocale([a, b, c], trimmed) : byOrder([a, b, c], order, trimmed);
}

type Three = readonly [string, string, string];

function byOrder([a, b, c]: Three, order: DateOrder, text: string): string | DateRefusal {
  if (order === 'mdy') return dayOf(fullYear(c), Number(a), Number(b), text);
  if (order === 'ymd' && c.length <= 2) return dayOf(fullYear(a), Number(b), Number(c), text);
  return dayOf(fullYear(c), Number(b), Number(a), text);
}

/** Every way of reading that names a day; one is an answer, two are none. */
function withoutLocale(parts: Three, text: string): string | DateRefusal {
  const orders: readonly DateOrder[] = parts[2].length > 2 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd'];
  const days = orders.map((order) => byOrder(parts, order, text)).filter((day) => typeof day === 'string');
  const [first, ...others] = [...new Set(days)];
  if (first === undefined) return byOrder(parts, 'dmy', text);
  if (others.length === 0) return first;
  return {
    reason: `"${text}" can mean ${[first, ...others].join(' or ')}.`,
    remedy: `${WRITE_ISO.slice(0, -1)}, or state "locale" (e.g. en-GB, en-US).`,
  };
}

/** Two digits are read as POSIX strptime does: 69-99 of the last century, 00-68 of this. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year >= 69 ? 1900 : 2000);
}

function dayOf(year: number, month: number, day: number, text: string): string | DateRefusal {
  if (year < 1000) return noDate(text);
  if (month < 1 || month > 12)
    return { reason: `"${text}" names month ${month}; there are twelve.`, remedy: WRITE_ISO };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days)
    return { reason: `"${text}" names day ${day} of a month that has ${days}.`, remedy: 'Correct the day.' };
  return `${year}-${two(month)}-${two(day)}`;
}

const noDate = (text: string): DateRefusal => ({ reason: `"${text}" is no date.`, remedy: WRITE_ISO });
const two = (n: number): string => String(n).padStart(2, '0');

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
