// Progress towards a reduction target, against a base year recalculated as the GHG Protocol Corporate Standard (ch. 5) asks.
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  multiply,
  negate,
  toDecimal,
  ZERO,
} from '../../shared/decimal.ts';
import { TargetRefused } from '../faults.ts';
import type { Rolled } from '../model.ts';
import type { Reports, Target } from './contract.ts';

const PLACES = 12;
const ONE = decimal(1n);
const DEFAULT_THRESHOLD = '0.05';
const BASIS =
  'GHG Protocol Corporate Standard, chapter 5: structural changes, changes of method and errors count together, by magnitude, against ' +
  'the significance threshold of the company; organic growth or decline never recalculates a base year.';
const ORGANIC = 'Organic growth or decline does not recalculate a base year (GHG Protocol Corporate Standard, ch. 5).';

export interface TargetQuestion {
  readonly target: Target;
  /** Which key is the year, and which measures are asked for. */
  readonly period: number;
  readonly measure: number;
  readonly denominator: number | undefined;
}

interface Pair {
  readonly amount: Decimal;
  readonly per: Decimal;
}

/** Throws TargetRefused. */
export function targetProgress(groups: readonly Rolled[], asked: TargetQuestion): NonNullable<Reports['target']> {
  const { target } = asked;
  const years = byYear(groups, asked);
  const year = target.year ?? Math.max(...years.keys());
  const [base, actual] = [pairOf(years, target.baseYear, '/target/baseYear'), pairOf(years, year, '/target/year')];
  const { moved, recalculation } = recalculated(base, target);
  const [before, from, to] = [worthOf(base, target.baseYear), worthOf(moved, target.baseYear), worthOf(actual, year)];
  if (from.coefficient <= 0n)
    throw refused('/target/baseYear', target.baseYear, 'The base is not above zero, so there is nothing to reduce.');
  const aimed = multiply(from, toDecimal(target.reduction));
  const elapsed = divide(
    decimal(BigInt(year - target.baseYear)),
    decimal(BigInt(target.targetYear - target.baseYear)),
    PLACES,
  );
  const pathway = add(from, negate(multiply(aimed, elapsed)));
  const saved = add(from, negate(to));
  return {
    kind: target.kind,
    baseYear: target.baseYear,
    targetYear: target.targetYear,
    year,
    base: formatDecimal(before),
    recalculatedBase: formatDecimal(from),
    targetValue: formatDecimal(add(from, negate(aimed))),
    actual: formatDecimal(to),
    pathway: formatDecimal(pathway),
    achievedShare: aimed.coefficient === 0n ? null : formatDecimal(divide(saved, aimed, PLACES)),
    onTrack: compare(to, pathway) <= 0,
    recalculation,
  };
}

/** Only nodes without anything above them: what is below is in them already. */
function byYear(groups: readonly Rolled[], { period, measure, denominator }: TargetQuestion): Map<number, Pair> {
  const years = new Map<number, Pair>();
  for (const { labels, own } of groups) {
    const year = Number(/^(?:FY)?(\d{4})$/.exec(labels[period] ?? '')?.[1]);
    if (own === undefined || Number.isNaN(year)) continue;
    const known = years.get(year) ?? { amount: ZERO, per: ZERO };
    const per = denominator === undefined ? ONE : add(known.per, own.measures[denominator]?.value() ?? ZERO);
    years.set(year, { amount: add(known.amount, own.measures[measure]?.value() ?? ZERO), per });
  }
  return years;
}

function pairOf(years: ReadonlyMap<number, Pair>, year: number, field: string): Pair {
  const found = years.get(year);
  if (found) return found;
  throw refused(
    field,
    year,
    `There are no rows of ${year}; rows are of ${[...years.keys()].sort().join(', ') || 'no year'}.`,
  );
}

function worthOf({ amount, per }: Pair, year: number): Decimal {
  if (per.coefficient === 0n) throw refused('/target/denominator', year, `The denominator of ${year} is zero.`);
  return per === ONE ? amount : divide(amount, per, PLACES);
}

const refused = (field: string, value: unknown, message: string): Error =>
  TargetRefused({ field, value, message, remedy: 'Send the rows of both years, or name a year that has rows.' });

function recalculated(base: Pair, { recalculation }: Target) {
  const threshold = toDecimal(recalculation?.threshold ?? DEFAULT_THRESHOLD);
  const changes = recalculation?.changes ?? [];
  const counted = changes.filter(({ kind }) => kind !== 'organicGrowth');
  const amounts = counted.map(({ amount }) => toDecimal(amount));
  const magnitude = amounts.reduce((sum, amount) => add(sum, amount.coefficient < 0n ? negate(amount) : amount), ZERO);
  const cumulative = base.amount.coefficient <= 0n ? ZERO : divide(magnitude, base.amount, PLACES);
  const required = counted.length > 0 && compare(cumulative, threshold) >= 0;
  const per = counted.map(({ denominatorAmount = '0' }) => toDecimal(denominatorAmount)).reduce(add, base.per);
  const moved = required ? { amount: amounts.reduce(add, base.amount), per: base.per === ONE ? ONE : per } : base;
  const ignored = changes.filter(({ kind }) => kind === 'organicGrowth');
  return {
    moved,
    recalculation: {
      required,
      threshold: formatDecimal(threshold),
      cumulativeShare: formatDecimal(cumulative),
      counted: counted.map(({ description }) => description),
      ignored: ignored.map(({ description }) => ({ description, reason: ORGANIC })),
      basis: BASIS,
    },
  };
}
