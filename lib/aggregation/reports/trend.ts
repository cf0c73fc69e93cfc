// The straight line through a series of periods: its slope exact, and how sure one may be of it.
import {
  add,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  multiply,
  negate,
  round,
  toDecimal,
  ZERO,
} from '../../shared/decimal.ts';
import type { PeriodKind } from '../keys/contract.ts';
import { type Bucket, stepsBetween } from '../keys/days.ts';
import type { Rolled } from '../model.ts';
import type { Reports } from './contract.ts';
import { studentT } from './student-t.ts';
import { keysOf, type Placed } from './year-on-year.ts';

const PLACES = 12;
const STATISTICS =
  'Ordinary least squares of the period values on the number of the period (missing periods leave gaps, none is filled); ' +
  "interval of the slope by Student's t with n − 2 degrees of freedom, for independent, normal residuals of one variance; " +
  '"rising" and "falling" only where the interval excludes zero.';

interface Point {
  readonly bucket: Bucket;
  readonly value: Decimal;
}

export interface TrendQuestion extends Placed {
  readonly period: number;
  readonly kind: PeriodKind;
  readonly confidence: string;
  bucketAt(label: string): Bucket | undefined;
}

type Series = NonNullable<Reports['trend']>['series'][number];

export function trend(groups: readonly Rolled[], asked: TrendQuestion): NonNullable<Reports['trend']> {
  const series = new Map<string, { labels: readonly string[]; points: Point[] }>();
  for (const { labels, measures } of groups) {
    const name = JSON.stringify(labels.with(asked.period, ''));
    const bucket = asked.bucketAt(labels[asked.period] ?? '');
    const value = measures[asked.measure]?.value();
    // Rows under a `missing` label have no place on the time axis.
    if (bucket === undefined || value === undefined) continue;
    const known = series.get(name) ?? { labels, points: [] };
    known.points.push({ bucket, value });
    series.set(name, known);
  }
  const lines = [...series.values()].map(({ labels, points }) => ({
    keys: keysOf(labels, asked),
    ...lineOf(points, asked),
  }));
  return { measure: asked.measureName, statistics: STATISTICS, series: lines };
}

function lineOf(points: readonly Point[], { kind, confidence }: TrendQuestion): Omit<Series, 'keys'> {
  const ordered = points.toSorted((a, b) => (a.bucket.from < b.bucket.from ? -1 : 1));
  const [first, last] = [ordered.at(0), ordered.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A series is made of points.');
  const at = ordered.map(({ bucket }) => stepsBetween(first.bucket, bucket, kind));
  const known = {
    periods: ordered.length,
    from: first.bucket.label,
    to: last.bucket.label,
    missingPeriods: (at.at(-1) ?? 0) + 1 - ordered.length,
  };
  if (ordered.length < 3)
    return {
      ...known,
      slopePerPeriod: null,
      interval: null,
      rSquared: null,
      direction: 'undetermined',
      reason: 'A trend needs at least three periods.',
    };
  const { slope, rSquared, halfWidth } = slopeOf(
    at,
    ordered.map(({ value }) => value),
    Number(confidence),
  );
  const [low, high] = [add(slope, negate(halfWidth)), add(slope, halfWidth)];
  return {
    ...known,
    slopePerPeriod: formatDecimal(slope),
    interval: { confidence, low: formatDecimal(low), high: formatDecimal(high) },
    rSquared: rSquared && formatDecimal(rSquared),
    direction: low.coefficient > 0n ? 'rising' : high.coefficient < 0n ? 'falling' : 'undetermined',
  };
}

/** Sums are exact; only the root and the quantile are floats, of 12 significant digits. */
function slopeOf(at: readonly number[], values: readonly Decimal[], confidence: number) {
  const n = decimal(BigInt(at.length));
  const x = at.map((step) => decimal(BigInt(step)));
  const [sumX, sumY] = [sumOf(x), sumOf(values)];
  const scaled = (a: readonly Decimal[], b: readonly Decimal[], sumA: Decimal, sumB: Decimal): Decimal =>
    add(multiply(n, sumOf(a.map((value, i) => multiply(value, b[i] ?? ZERO)))), negate(multiply(sumA, sumB)));
  const [sxx, sxy, syy] = [scaled(x, x, sumX, sumX), scaled(x, values, sumX, sumY), scaled(values, values, sumY, sumY)];
  const explained = multiply(sxy, sxy);
  const whole = multiply(sxx, syy);
  const freedom = at.length - 2;
  const variance = divide(add(whole, negate(explained)), multiply(multiply(sxx, sxx), decimal(BigInt(freedom))), 40);
  const error = Math.sqrt(Math.max(0, Number(formatDecimal(variance))));
  return {
    slope: divide(sxy, sxx, PLACES),
    rSquared: whole.coefficient === 0n ? null : divide(explained, whole, PLACES),
    halfWidth: ofFloat(studentT(confidence, freedom) * error),
  };
}

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO);

function ofFloat(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toExponential(11).split('e');
  const digits = toDecimal(mantissa);
  const by = Number(exponent);
  return round(
    by < 0 ? decimal(digits.coefficient, digits.scale - by) : multiply(digits, decimal(10n ** BigInt(by))),
    PLACES,
  );
}
