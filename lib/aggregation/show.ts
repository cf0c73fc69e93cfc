// How groups look in the answer: keys by name, figures as decimal text, and where each stands in its hierarchies.
import { formatDecimal } from '../shared/decimal.ts';
import type { Aggregation } from './aggregation.ts';
import { type AggregateResult, type AggregationPlan, keyName } from './contract.ts';
import { instantsOf } from './keys/days.ts';
import type { Group, Rolled } from './model.ts';

type Shown = AggregateResult['groups'][number];

export function valuesOf({ measures }: Group, asked: AggregationPlan['measures']): Record<string, string> {
  const pairs = asked.map(({ name }, i) => [name, measures[i]?.value()] as const);
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, formatDecimal(value)]])),
  );
}

export function shownGroup(group: Rolled, { keys }: Aggregation, { by, measures }: AggregationPlan): Shown {
  const shown = {
    keys: Object.fromEntries(by.map((key, i) => [keyName(key), group.labels[i] ?? ''])),
    rows: group.rows,
    values: valuesOf(group, measures),
  };
  if (!keys.some(({ hierarchy }) => hierarchy)) return shown;
  const chains = keys.flatMap(({ hierarchy }, i) => {
    const key = by[i];
    return hierarchy && key ? [{ name: keyName(key), chain: hierarchy.chain(group.labels[i] ?? '') }] : [];
  });
  return {
    ...shown,
    levels: Object.fromEntries(chains.map(({ name, chain }) => [name, chain.length])),
    parents: Object.fromEntries(chains.map(({ name, chain }) => [name, chain.at(-2) ?? null])),
    ...(group.own && { own: { rows: group.own.rows, values: valuesOf(group.own, measures) } }),
  };
}

/** Every period that occurs, with its days and instants; undefined where rows are not grouped by one alone. */
export function periodsOf({ keys }: Aggregation, groups: readonly Rolled[]): AggregateResult['periods'] {
  const at = keys.findIndex(({ period }) => period);
  const reader = keys[at]?.period;
  if (reader === undefined || keys.filter(({ period }) => period).length > 1) return undefined;
  const labels = [...new Set(groups.map((group) => group.labels[at] ?? ''))].sort();
  return labels.flatMap((label) => {
    const bucket = reader.bucketAt(label);
    return bucket ? [{ ...bucket, ...instantsOf(bucket, reader.zone) }] : [];
  });
}

export function assumptionsOf({ by }: Pick<AggregationPlan, 'by'>): AggregateResult['assumptions'] {
  return by.some((key) => key.kind === 'period' && key.timeZone === undefined)
    ? [{ code: 'time_zone_default', message: 'Instants were placed in UTC, as no time zone was named.' }]
    : [];
}
