// The door of the pipelines: definitions as data, rows through their stages, each with its lineage.
export {
  AggregationTooLarge,
  HierarchyRefused,
  TimeZoneUnknown,
  WeightsSumToZero,
} from '../aggregation/index.ts';
export {
  Counts,
  NamedInputs,
  OutputRow,
  PipelineRequest,
  PipelineResult,
  QuarantinedRow,
  StageCounts,
} from './contract.ts';
export { DefinitionField } from './definition/read-definition.ts';
export { PipelineDefinition } from './definition/stages.ts';
export { InputsRefused, PipelineTooHeavy, StageFailed } from './faults.ts';
export type { Cells, Out, Quarantined, Skipped, Traced } from './model.ts';
export { countryTable } from './normalisers/country.ts';
export { Pipeline, PipelineState } from './pipeline.ts';
export { checkedDefinition, runPipeline, unitedRows } from './run-pipeline.ts';
export { outputRow, quarantinedRow, skippedRow } from './show-rows.ts';
export { TRANSFORMS } from './transforms/names.ts';
export type { Target, TargetField } from './transforms/target.ts';
export { TARGETS } from './transforms/targets.ts';
export { PackedVerdict, packVerdict, unpackVerdict, type Verdict } from './verdict.ts';
