// Runs a pipeline over rows given in a request, all at once: every row's outcome is in the answer, or the run is refused as a whole.
import type { PipelineRequest, PipelineResult } from './contract.ts';
import { readDefinition } from './definition/read-definition.ts';
import type { PipelineDefinition } from './definition/stages.ts';
import { Pipeline } from './pipeline.ts';
import { outputRow, quarantinedRow, skippedRow } from './show-rows.ts';
import { refuseHeavyRun, refuseLongAnswer } from './weigh.ts';

/** Throws StageFailed, InputsRefused, PipelineTooHeavy, and what an aggregation refuses. */
export function runPipeline({ definition: given, rows, inputs = {} }: PipelineRequest): PipelineResult {
  const definition = checkedDefinition(given);
  refuseHeavyRun(definition, rows.length + unitedRows(definition, inputs));
  const made: Pick<PipelineResult, 'rows' | 'skipped' | 'quarantined'> = { rows: [], skipped: [], quarantined: [] };
  const pipeline = new Pipeline(definition, inputs, {
    out: {
      pass: (row) => void made.rows.push(outputRow(row)),
      skip: (row) => void made.skipped.push(skippedRow(row)),
      quarantine: (row) => void made.quarantined.push(quarantinedRow(row)),
    },
  });
  for (const [index, cells] of rows.entries()) pipeline.settle(pipeline.judge(cells, index + 1));
  pipeline.end();
  const result = {
    name: definition.name,
    counts: {
      read: rows.length + unitedRows(definition, inputs),
      output: made.rows.length,
      skipped: made.skipped.length,
      quarantined: made.quarantined.length,
    },
    stages: pipeline.counts(),
    ...made,
  };
  refuseLongAnswer(result);
  return result;
}

/** A definition that the contract has let through. */
export function checkedDefinition(given: unknown): PipelineDefinition {
  const read = readDefinition(given);
  if ('definition' in read) return read.definition;
  throw new Error('The contract refuses what is no definition.');
}

export const unitedRows = (
  { stages }: PipelineDefinition,
  inputs: Readonly<Record<string, readonly unknown[]>>,
): number =>
  stages
    .flatMap((stage) => (stage.op === 'union' ? stage.inputs : []))
    .reduce((count, name) => count + (inputs[name]?.length ?? 0), 0);
