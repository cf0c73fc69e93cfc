// The door of the aggregation: rows in, exact groups and reports out.
export { aggregate, isTroubles, refuseZeroWeights } from './aggregate.ts';
export { Aggregation } from './aggregation.ts';
export { AggregateRequest, AggregateResult, AggregationPlan, type AnyRow, keyName, MOST_ROWS } from './contract.ts';
export {
  AggregationTooLarge,
  HierarchyRefused,
  RowsRefused,
  TargetRefused,
  TimeZoneUnknown,
  UnitsMixed,
  WeightsSumToZero,
} from './faults.ts';
export type { Group, Rolled, Trouble } from './model.ts';
export { valuesOf } from './show.ts';
