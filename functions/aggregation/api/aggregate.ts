// The door where rows become sums: by period, hierarchy, scope or any keys, with the reports that follow from them.
import {
  AggregateRequest,
  AggregateResult,
  AggregationTooLarge,
  aggregate,
  HierarchyRefused,
  RowsRefused,
  TargetRefused,
  TimeZoneUnknown,
  UnitsMixed,
  WeightsSumToZero,
} from '../../../lib/aggregation/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'aggregation.aggregate',
  route: 'POST /v1/aggregate',
  summary: 'Aggregate rows by any keys into exact sums, averages and percentiles, with reports over them',
  permission: 'calculations:run',
  body: AggregateRequest,
  output: { 200: AggregateResult },
  faults: [
    RowsRefused,
    HierarchyRefused,
    TimeZoneUnknown,
    UnitsMixed,
    WeightsSumToZero,
    AggregationTooLarge,
    TargetRefused,
  ],
  uses: [],
  memoryMb: 1024,
  timeoutSeconds: 28,
  impact: 'Customers cannot aggregate their figures.',
  example: {
    body: {
      rows: [
        { date: '2024-03-31', site: 'Werk Nord', co2eKg: '1200.5' },
        { date: '2025-03-30T00:30:00+01:00', site: 'Werk Nord', co2eKg: '1100.25' },
        { date: '2025-03-31', site: 'Werk Süd', co2eKg: '80' },
      ],
      by: [
        { kind: 'period', field: 'date', period: 'month', timeZone: 'Europe/Berlin' },
        { kind: 'hierarchy', field: 'site', parents: { 'Werk Nord': 'Group', 'Werk Süd': 'Group' } },
      ],
      measures: [{ name: 'co2eKg', op: 'sum', field: 'co2eKg' }],
      yearOnYear: { measure: 'co2eKg' },
    },
  },
  handle: async ({ body }) => aggregate(body),
});
