// Answers an aggregation request: rows into groups, groups into figures, and the reports that were asked for.
import { formatDecimal } from '../shared/decimal.ts';
import type { Offence } from '../shared/offence.ts';
import { Aggregation } from './aggregation.ts';
import type { AggregateRequest, AggregateResult, AggregationPlan, AnyRow } from './contract.ts';
import { AggregationTooLarge, RowsRefused, WeightsSumToZero } from './faults.ts';
import { material } from './materiality.ts';
import { PLACES } from './measures/accumulators.ts';
import { unitsMixed } from './measures/units.ts';
import type { Rolled, Trouble } from './model.ts';
import { reportsOf } from './reports/reports.ts';
import { assumptionsOf, periodsOf, shownGroup, valuesOf } from './show.ts';

/** So many problems are told at once. */
const MOST_PROBLEMS = 100;

/** Throws RowsRefused, UnitsMixed, HierarchyRefused, TimeZoneUnknown, WeightsSumToZero, AggregationTooLarge or TargetRefused. */
export function aggregate(request: AggregateRequest): AggregateResult {
  const aggregation = new Aggregation(request);
  takeAll(aggregation, request.rows);
  return answer(aggregation, request);
}

function takeAll(aggregation: Aggregation, rows: readonly AnyRow[]): void {
  const offences: Offence[] = [];
  for (const [index, row] of rows.entries()) {
    const taken = aggregation.take(row);
    if (!isTroubles(taken)) continue;
    const unit = taken.find(({ isUnit }) => isUnit);
    if (unit) throw unitsMixed(`/rows/${index}/${unit.field}`, unit.value, unit);
    offences.push(...taken.map((trouble) => offenceOf(trouble, index)));
    if (offences.length >= MOST_PROBLEMS) break;
  }
  if (offences.length > 0) throw RowsRefused(offences.slice(0, MOST_PROBLEMS));
}

export const isTroubles = (taken: object): taken is readonly Trouble[] => Array.isArray(taken);

const escaped = (field: string): string => field.replaceAll('~', '~0').replaceAll('/', '~1');
const offenceOf = ({ field, value, reason, remedy }: Trouble, index: number): Offence => ({
  field: `/rows/${index}/${escaped(field)}`,
  value: value ?? null,
  message: reason,
  remedy,
});

function answer(aggregation: Aggregation, request: AggregateRequest): AggregateResult {
  const groups = aggregation.groups();
  refuseZeroWeights(groups, request);
  const total = aggregation.total();
  const { materiality, measures } = request;
  const judged =
    materiality &&
    material(
      groups,
      materiality,
      measures.findIndex(({ name }) => name === materiality.measure),
    );
  const listed = judged?.kept ?? groups.map((group) => ({ group, share: undefined }));
  refuseLongAnswers(listed.length, request);
  const periods = periodsOf(aggregation, groups);
  return {
    summary: { rows: total.rows, groups: groups.length, values: valuesOf(total, measures) },
    groups: listed.map(({ group, share }) => ({
      ...shownGroup(group, aggregation, request),
      ...(share && { share: formatDecimal(share) }),
    })),
    ...(periods && { periods }),
    ...(judged && { materiality: judged.said }),
    ...reportsOf(groups, aggregation, request),
    conversions: aggregation.figures.conversions(),
    assumptions: [...assumptionsOf(request), ...(judged?.assumptions ?? [])],
    rounding: {
      places: PLACES,
      mode: 'half-even',
      rule: 'sums, counts, extremes and shares of ranks are exact; averages, percentiles, shares and slopes are rounded once, to their own places where given',
    },
  };
}

/** Keys and values of all groups listed: about what an answer of 6 MB holds. */
const MOST_FIGURES = 80_000;

function refuseLongAnswers(groups: number, { by, measures }: AggregateRequest): void {
  const perGroup = by.length + measures.length * (by.some(({ kind }) => kind === 'hierarchy') ? 2 : 1);
  const limit = Math.floor(MOST_FIGURES / perGroup);
  if (groups <= limit) return;
  throw AggregationTooLarge({
    what: 'Groups in the answer',
    count: groups,
    limit,
    remedy: 'Group by coarser keys, leave small groups out with "materiality", or run the data-pipeline agent.',
  });
}

/** A group whose weights are all zero has no average, and none is made up. */
export function refuseZeroWeights(groups: readonly Rolled[], { measures }: Pick<AggregationPlan, 'measures'>): void {
  measures.forEach(({ op, name, weight }, i) => {
    if (op !== 'weightedAverage') return;
    const zero = groups.find((group) => group.measures[i]?.value() === undefined);
    if (zero === undefined) return;
    throw WeightsSumToZero({
      field: `/measures/${i}/weight`,
      value: weight,
      message: `The weights of "${name}" sum to zero in the group ${zero.labels.map((label) => `"${label}"`).join(', ') || 'of all rows'}.`,
      remedy: 'Give at least one positive weight there, leave those rows out, or ask for the plain average.',
    });
  });
}
