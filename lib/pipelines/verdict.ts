// What became of a row, as it stands in receipts and checkpoints: figures stay exact on the way through JSON.
import * as z from 'zod';
import { packed, unpacked } from './cells.ts';
import type { Quarantined, Skipped, Traced } from './model.ts';

/** Of one row: it is passed to the stages that gather, or set aside before them. */
export type Verdict =
  | { readonly passed: Traced }
  | { readonly skipped: Skipped }
  | { readonly quarantined: Quarantined };

const PackedCell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ figure: z.string().regex(/^-?\d+(\.\d+)?$/) }),
]);
const PackedRow = z.strictObject({
  cells: z.record(z.string(), PackedCell),
  inputs: z.array(z.string()),
  stages: z.array(z.string()),
});
const Trouble = z.strictObject({
  field: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
  remedy: z.string(),
});

export const PackedVerdict = z.union([
  z.strictObject({ passed: PackedRow }),
  z.strictObject({ skipped: PackedRow.extend({ stage: z.string(), reason: z.string() }) }),
  z.strictObject({ quarantined: PackedRow.extend({ stage: z.string(), trouble: Trouble }) }),
]);
export type PackedVerdict = z.output<typeof PackedVerdict>;

const packedRow = ({ cells, inputs, stages }: Traced) => ({
  cells: packed(cells),
  inputs: [...inputs],
  stages: [...stages],
});

export function packVerdict(verdict: Verdict): PackedVerdict {
  if ('passed' in verdict) return { passed: packedRow(verdict.passed) };
  if ('skipped' in verdict) {
    const { stage, reason } = verdict.skipped;
    return { skipped: { ...packedRow(verdict.skipped), stage, reason } };
  }
  const { stage, trouble } = verdict.quarantined;
  return { quarantined: { ...packedRow(verdict.quarantined), stage, trouble: { ...trouble } } };
}

export function unpackVerdict(verdict: PackedVerdict): Verdict {
  if ('passed' in verdict) return { passed: { ...verdict.passed, cells: unpacked(verdict.passed.cells) } };
  if ('skipped' in verdict) return { skipped: { ...verdict.skipped, cells: unpacked(verdict.skipped.cells) } };
  return { quarantined: { ...verdict.quarantined, cells: unpacked(verdict.quarantined.cells) } };
}
