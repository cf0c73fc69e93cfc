// The stretch of days an activity happened in, as written in activity data: a day, a month, a quarter or a year.

/** Both ends inclusive, `YYYY-MM-DD`; ISO text compares like the dates it names. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const months = (year: string, first: number, last: number): Period => ({
  from: `${year}-${two(first)}-01`,
  to: `${year}-${two(last)}-${two(daysIn(Number(year), last))}`,
});

const FORM = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2})(?:[T ][0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?))?$/;

/** Reads `2024`, `2024-Q3`, `2024-07`, `2024-07-31` (a time of day may follow). Undefined for anything else: 01/02/2024 means two days. */
export function parsePeriod(text: string): Period | undefined {
  const [matched, year, quarter, month, day] = FORM.exec(text) ?? [];
  if (matched === undefined || year === undefined) return undefined;
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (month === undefined) return months(year, 1, 12);
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return months(year, Number(month), Number(month));
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return undefined;
  return { from: `${year}-${month}-${day}`, to: `${year}-${month}-${day}` };
}

/** Whether the two share a day; an open end (`null`) lasts for ever. */
export const overlaps = (period: Period, from: string, to: string | null): boolean =>
  period.to >= from && (to === null || period.from <= to);
