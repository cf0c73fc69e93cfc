// What an aggregation refuses: each refusal names the row or field, the value that stands there and what would be right.
import { defineFault } from '../shared/fault.ts';
import { type Offence, sayOffence } from '../shared/offence.ts';

export const RowsRefused = defineFault<readonly Offence[]>({
  reason: 'aggregation_rows_refused',
  kind: 'unprocessable',
  cause: 'Rows lack a field the aggregation needs, or hold a date, figure, scope, country or node that cannot be read.',
  remedy: 'Mend the rows named, give keys a `missing` label, or let a pipeline set such rows aside first.',
  say: (offences) => offences.map(sayOffence),
});

export const HierarchyRefused = defineFault<Offence>({
  reason: 'hierarchy_refused',
  kind: 'unprocessable',
  cause:
    'A table of parents goes in a circle, so that no level could sum to its parent, or neither it nor a path is given.',
  remedy: 'Cut the circle the message names, and give either `parents` or `separator`.',
  say: sayOffence,
});

export const TimeZoneUnknown = defineFault<Offence>({
  reason: 'time_zone_unknown',
  kind: 'unprocessable',
  cause: 'The time zone is no name of the IANA time zone database.',
  remedy: 'Write a name such as "Europe/Berlin"; abbreviations such as CST mean several zones.',
  say: sayOffence,
});

export const UnitsMixed = defineFault<Offence>({
  reason: 'units_mixed',
  kind: 'unprocessable',
  cause: 'Figures in different units or currencies meet in one measure and no rule brings them together.',
  remedy: 'Name the `unit` of the measure, and for currencies and units of another kind a conversion with its source.',
  say: sayOffence,
});

export const WeightsSumToZero = defineFault<Offence>({
  reason: 'weights_sum_to_zero',
  kind: 'unprocessable',
  cause: 'A weighted average is asked of rows whose weights are all zero.',
  remedy: 'Give at least one positive weight per group, or ask for the plain average.',
  say: sayOffence,
});

export const AggregationTooLarge = defineFault<{ what: string; count: number; limit: number; remedy: string }>({
  reason: 'aggregation_too_large',
  kind: 'unprocessable',
  cause: 'The keys make more groups than one answer can hold, or hierarchies of many levels multiply beyond measure.',
  remedy: 'Group by fewer or coarser keys, or leave small groups out with `materiality`.',
  say: ({ what, count, limit, remedy }) => ({
    field: '/by',
    message: `${what}: ${count}, where at most ${limit} are told. ${remedy}`,
  }),
});

export const TargetRefused = defineFault<Offence>({
  reason: 'target_refused',
  kind: 'unprocessable',
  cause:
    'Progress towards a target is asked without rows of the base year or of the year judged, or on a base of zero.',
  remedy: 'Send the rows of both years, or name a year that has rows.',
  say: sayOffence,
});
