// Each period beside the same one a year before, other keys alike; what is missing on either side is said and never zero.
import { add, type Decimal, divide, formatDecimal, negate } from '../../shared/decimal.ts';
import type { Rolled } from '../model.ts';
import type { Reports } from './contract.ts';

const SHARE_PLACES = 12;

export interface Placed {
  readonly names: readonly string[];
  /** Which key is the period. */
  readonly period: number;
  /** Which measure is asked for. */
  readonly measure: number;
  readonly measureName: string;
}

const beforeYear = (label: string): string =>
  label.replace(/\d{4}/, (year) => String(Number(year) - 1).padStart(4, '0'));
const afterYear = (label: string): string =>
  label.replace(/\d{4}/, (year) => String(Number(year) + 1).padStart(4, '0'));

export function yearOnYear(groups: readonly Rolled[], at: Placed): NonNullable<Reports['yearOnYear']> {
  const values = new Map<string, Decimal | undefined>();
  const periods = new Set<string>();
  const nameOf = (labels: readonly string[], period: string): string => JSON.stringify(labels.with(at.period, period));
  for (const { labels, measures } of groups) {
    values.set(JSON.stringify(labels), measures[at.measure]?.value());
    periods.add(labels[at.period] ?? '');
  }
  const wanted = new Map<string, { labels: readonly string[]; period: string; previousPeriod: string }>();
  for (const { labels } of groups) {
    const period = labels[at.period] ?? '';
    wanted.set(nameOf(labels, period), { labels, period, previousPeriod: beforeYear(period) });
    // A group of last year that this year lacks, though this year has rows.
    const next = afterYear(period);
    if (periods.has(next)) wanted.set(nameOf(labels, next), { labels, period: next, previousPeriod: period });
  }
  const firsts = [...wanted.values()].toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
  return {
    measure: at.measureName,
    entries: firsts.map(({ labels, period, previousPeriod }) => ({
      keys: keysOf(labels, at),
      period,
      previousPeriod,
      ...compared(values.get(nameOf(labels, period)), values.get(nameOf(labels, previousPeriod))),
    })),
  };
}

export const keysOf = (
  labels: readonly string[],
  { names, period }: Pick<Placed, 'names' | 'period'>,
): Record<string, string> =>
  Object.fromEntries(names.map((name, i) => [name, labels[i] ?? ''] as const).filter((_, i) => i !== period));

function compared(current: Decimal | undefined, previous: Decimal | undefined) {
  const shown = {
    current: current ? formatDecimal(current) : null,
    previous: previous ? formatDecimal(previous) : null,
  };
  if (!current || !previous)
    return {
      ...shown,
      change: null,
      changeShare: null,
      status: current ? ('no_previous' as const) : ('no_current' as const),
    };
  const change = add(current, negate(previous));
  if (previous.coefficient === 0n)
    return { ...shown, change: formatDecimal(change), changeShare: null, status: 'previous_is_zero' as const };
  const base = previous.coefficient < 0n ? negate(previous) : previous;
  return {
    ...shown,
    change: formatDecimal(change),
    changeShare: formatDecimal(divide(change, base, SHARE_PLACES)),
    status: 'compared' as const,
  };
}
