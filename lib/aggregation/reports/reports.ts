// Which reports were asked for, each handed the groups and where in them its key and measure stand.
import type { Aggregation } from '../aggregation.ts';
import { type AggregateRequest, keyName } from '../contract.ts';
import type { Rolled } from '../model.ts';
import type { Reports } from './contract.ts';
import { targetProgress } from './target.ts';
import { trend } from './trend.ts';
import { yearOnYear } from './year-on-year.ts';

/** The request has been held against its contract: what a report names is there. Throws TargetRefused. */
export function reportsOf(groups: readonly Rolled[], { keys }: Aggregation, request: AggregateRequest): Reports {
  const { by, measures, target } = request;
  const period = by.findIndex(({ kind }) => kind === 'period');
  const key = by[period];
  if (key?.kind !== 'period') return {};
  const indexOf = (name: string): number => measures.findIndex((measure) => measure.name === name);
  const placed = (measureName: string) => ({
    names: by.map(keyName),
    period,
    measure: indexOf(measureName),
    measureName,
  });
  const reader = keys[period]?.period;
  return {
    ...(request.yearOnYear && { yearOnYear: yearOnYear(groups, placed(request.yearOnYear.measure)) }),
    ...(request.trend && {
      trend: trend(groups, {
        ...placed(request.trend.measure),
        kind: key.period,
        confidence: request.trend.confidence ?? '0.95',
        bucketAt: (label) => reader?.bucketAt(label),
      }),
    }),
    ...(target && {
      target: targetProgress(groups, {
        target,
        period,
        measure: indexOf(target.measure),
        denominator: target.denominator === undefined ? undefined : indexOf(target.denominator),
      }),
    }),
  };
}
