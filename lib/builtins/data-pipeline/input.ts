// What the data-pipeline agent takes: a definition, and rows in the body or an uploaded file of any length.
import * as z from 'zod';
import { DefinitionField, NamedInputs } from '../../pipelines/index.ts';
import { inline } from '../tabular/index.ts';

/** They stand in the header of the receipt, which is one line. */
const INPUT_BYTES = 500_000;

const Cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

export const PipelineInput = z
  .strictObject({
    definition: DefinitionField,
    rows: inline(z.record(z.string().max(200), Cell)),
    activityFile: z
      .strictObject({ fileId: z.string().min(1).max(100) })
      .optional()
      .describe('An uploaded CSV (comma, semicolon, tab) or JSON Lines file, instead of rows in the body.'),
    inputs: NamedInputs.refine(
      (inputs) => Buffer.byteLength(JSON.stringify(inputs)) <= INPUT_BYTES,
      `At most ${INPUT_BYTES / 1000} KB of further inputs go with a run.`,
    ).optional(),
  })
  .superRefine(({ rows, activityFile }, context) => {
    if ((rows === undefined) === (activityFile === undefined))
      context.addIssue({ code: 'custom', path: ['rows'], message: 'Give exactly one of "rows" and "activityFile".' });
  });
export type PipelineInput = z.output<typeof PipelineInput>;
