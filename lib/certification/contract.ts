// What crosses the border of certification: evaluations as they are shown.
import * as z from 'zod';
import { idPattern } from '../platform/ids.ts';
import { ExactVersionPath } from '../registry/index.ts';

const FigureView = z.strictObject({
  at: z.string().describe('JSON Pointer into the output.'),
  expected: z.string(),
  found: z.string(),
  difference: z.string().optional().describe('Found less expected.'),
  tolerance: z.string().optional(),
  passed: z.boolean(),
});

export const CaseView = z.strictObject({
  name: z.string(),
  citation: z.string(),
  passed: z.boolean(),
  figures: z.array(FigureView),
  /** Whether every entry, total, hash and signature of its receipt recomputed equal. */
  receipt: z.strictObject({ valid: z.boolean(), chainHead: z.string().optional() }),
  /** Why there is no output, or where the receipt breaks. */
  problem: z.string().optional(),
});
export type CaseView = z.output<typeof CaseView>;

export const EvaluationSummary = z.strictObject({
  id: z.string(),
  agentId: z.string(),
  version: z.string(),
  outcome: z.enum(['PASSED', 'FAILED']),
  counts: z.strictObject({ cases: z.int(), failed: z.int() }),
  builtin: z.strictObject({ id: z.string(), version: z.string() }),
  basis: z.string().describe('Digest of the built-in and of every set below; evidence is good for exactly this.'),
  sets: z.array(z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() })),
  factorSet: z.string().optional().describe('Whose release put the version in question.'),
  at: z.iso.datetime(),
  by: z.string(),
});
export type EvaluationSummary = z.output<typeof EvaluationSummary>;

export const EvaluationView = EvaluationSummary.extend({ cases: z.array(CaseView) });
export type EvaluationView = z.output<typeof EvaluationView>;

const EvaluationId = z
  .string()
  .regex(idPattern('evl'), 'An evaluation id is "evl_" followed by a ULID of 26 characters.');
export const EvaluationPath = ExactVersionPath.extend({ evaluationId: EvaluationId });
