// What the data-pipeline agent answers: how many rows went where, and the first of them; all of them are in the documents beside.
import * as z from 'zod';
import { Counts, OutputRow, QuarantinedRow, StageCounts } from '../../pipelines/index.ts';

export const SHOWN = 100;

export const PipelineOutput = z.strictObject({
  name: z.string(),
  counts: Counts,
  outputShare: z.string().describe('Rows of the stream and of unions that were not set aside, as a share of all.'),
  stages: StageCounts,
  rows: z.array(OutputRow).describe(`The first ${SHOWN}; the document "rows" has all.`),
  quarantined: z
    .array(QuarantinedRow)
    .describe(`The first ${SHOWN}; the document "refused" has all, and what was skipped.`),
  rowsSha256: z.string().describe('Of the document "rows".'),
});
export type PipelineOutput = z.output<typeof PipelineOutput>;
