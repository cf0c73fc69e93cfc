// Consumption of a stretch of days from metered or billed periods: what is covered, what is missing and what is estimated.
import { add, type Decimal, decimal, divide, multiply, ZERO } from '../../shared/decimal.ts';
import { figure, type Numeric } from '../numeric.ts';
import { dayNumber, dayText } from './days.ts';
import { MeterDataRefused } from './faults.ts';

/** Both days inclusive. */
export interface MeteredPeriod {
  readonly from: string;
  readonly to: string;
  readonly amount: Numeric;
  readonly estimated?: boolean;
}

export interface Consumption {
  /** In the unit of the input; estimates and, if asked for, filled gaps included. */
  readonly amount: Decimal;
  readonly measured: Decimal;
  readonly estimated: Decimal;
  /** Of `estimated`: what was filled into gaps at the mean of the covered days. */
  readonly filled: Decimal;
  readonly coveredDays: number;
  readonly days: number;
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
  /** Indices of periods that repeat another to the letter and were counted once. */
  readonly duplicates: readonly number[];
}

/** Shares of a period are kept to twelve decimals half-even. */
const PLACES = 12;

interface Span {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly amount: Decimal;
  readonly estimated: boolean;
}

/**
 * Consumption from `from` to `to` (inclusive). A period that reaches beyond counts by its days, and then as an estimate. Gaps are
 * reported, and filled at the mean of the covered days only when asked. Throws MeterDataRefused for overlapping or reversed periods.
 */
export function consumptionOf(
  periods: readonly MeteredPeriod[],
  within: { from: string; to: string; fillGaps?: boolean },
): Consumption {
  const [from, to] = [dayNumber(within.from, '/from'), dayNumber(within.to, '/to')];
  if (to < from) throw reversed('/to', within.to);
  const { spans, duplicates } = readSpans(periods);
  const inside = spans.filter((span) => span.to >= from && span.from <= to).map((span) => clip(span, from, to));
  const total = (which: readonly Span[]): Decimal => which.reduce((sum, span) => add(sum, span.amount), ZERO);
  const [measured, estimates] = [total(inside.filter((s) => !s.estimated)), total(inside.filter((s) => s.estimated))];
  const coveredDays = inside.reduce((sum, span) => sum + span.to - span.from + 1, 0);
  const days = to - from + 1;
  const fill = within.fillGaps === true && coveredDays > 0 && coveredDays < days;
  const filled = fill ? share(add(measured, estimates), days - coveredDays, coveredDays) : ZERO;
  const estimated = add(estimates, filled);
  const gaps = gapsOf(inside, from, to);
  return { amount: add(measured, estimated), measured, estimated, filled, coveredDays, days, gaps, duplicates };
}

const share = (amount: Decimal, part: number, whole: number): Decimal =>
  divide(multiply(amount, decimal(BigInt(part))), decimal(BigInt(whole)), PLACES);

function clip(span: Span, from: number, to: number): Span {
  const [start, end] = [Math.max(span.from, from), Math.min(span.to, to)];
  if (start === span.from && end === span.to) return span;
  const amount = share(span.amount, end - start + 1, span.to - span.from + 1);
  return { ...span, from: start, to: end, amount, estimated: true };
}

function gapsOf(spans: readonly Span[], from: number, to: number) {
  const gaps: { from: string; to: string }[] = [];
  let next = from;
  for (const span of spans) {
    if (span.from > next) gaps.push({ from: dayText(next), to: dayText(span.from - 1) });
    next = span.to + 1;
  }
  if (next <= to) gaps.push({ from: dayText(next), to: dayText(to) });
  return gaps;
}

function readSpans(periods: readonly MeteredPeriod[]): { spans: Span[]; duplicates: number[] } {
  const duplicates: number[] = [];
  const spans: Span[] = [];
  for (const span of periods.map(readSpan).toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = spans.at(-1);
    if (last === undefined || span.from > last.to) spans.push(span);
    else if (same(last, span)) duplicates.push(span.index);
    else throw overlap(last, span);
  }
  return { spans, duplicates };
}

const same = (a: Span, b: Span): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.estimated === b.estimated &&
  share(a.amount, 1, 1).coefficient === share(b.amount, 1, 1).coefficient;

function readSpan(period: MeteredPeriod, index: number): Span {
  const at = `/periods/${index}`;
  const [from, to] = [dayNumber(period.from, `${at}/from`), dayNumber(period.to, `${at}/to`)];
  if (to < from) throw reversed(`${at}/to`, period.to);
  const amount = figure(period.amount, `${at}/amount`, 'not negative');
  return { index, from, to, amount, estimated: period.estimated ?? false };
}

const reversed = (field: string, value: string) =>
  MeterDataRefused({
    field,
    value,
    message: `${value} lies before the first day of its period.`,
    remedy: 'Give the first day before the last.',
  });

const overlap = (a: Span, b: Span) =>
  MeterDataRefused({
    field: `/periods/${b.index}/from`,
    value: dayText(b.from),
    message: `Period ${b.index} (from ${dayText(b.from)}) overlaps period ${a.index} (to ${dayText(a.to)}).`,
    remedy: 'Let the periods of one meter follow each other; both days of a period count.',
  });
