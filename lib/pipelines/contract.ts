// What crosses the border of a pipeline: a definition with the rows to run it over, and every row's outcome with its lineage.
import * as z from 'zod';
import { DefinitionField } from './definition/read-definition.ts';

export const MOST_ROWS = 5_000;

const Cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
export const InputRow = z.record(z.string().max(200), Cell);
export const InputRows = z
  .array(InputRow)
  .max(
    MOST_ROWS,
    `At most ${MOST_ROWS} rows go in a request; run the data-pipeline agent over an uploaded file of more.`,
  );
export const NamedInputs = z
  .record(z.string().max(200), InputRows)
  .describe('Further inputs by name, for join and union.');

export const PipelineRequest = z.strictObject({
  definition: DefinitionField,
  rows: InputRows.min(1, 'Give at least one row.').describe('The stream called "main".'),
  inputs: NamedInputs.optional(),
});
export type PipelineRequest = z.output<typeof PipelineRequest>;

const Row = z.record(z.string(), Cell);
const Lineage = z.strictObject({
  inputs: z.array(z.string()).describe('"main/3": row 3 of the stream; "main/1-500": all of these.'),
  stages: z.array(z.string()),
});
const Trouble = z.strictObject({
  field: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

export const OutputRow = z.strictObject({ row: Row, lineage: Lineage });
export const SkippedRow = z.strictObject({ row: Row, lineage: Lineage, stage: z.string(), reason: z.string() });
export const QuarantinedRow = z.strictObject({ row: Row, lineage: Lineage, stage: z.string(), trouble: Trouble });
export type OutputRow = z.output<typeof OutputRow>;
export type SkippedRow = z.output<typeof SkippedRow>;
export type QuarantinedRow = z.output<typeof QuarantinedRow>;

export const Counts = z.strictObject({
  read: z.int().describe('Rows of the stream and of unions.'),
  output: z.int(),
  skipped: z.int(),
  quarantined: z.int(),
});
export const StageCounts = z.array(
  z.strictObject({ id: z.string(), in: z.int(), out: z.int(), skipped: z.int(), quarantined: z.int() }),
);

export const PipelineResult = z.strictObject({
  name: z.string(),
  counts: Counts,
  stages: StageCounts,
  rows: z.array(OutputRow),
  skipped: z.array(SkippedRow),
  quarantined: z.array(QuarantinedRow),
});
export type PipelineResult = z.output<typeof PipelineResult>;
