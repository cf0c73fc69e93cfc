// How rows look when they leave: figures as decimal text, with where they come from and what became of them.
import { shownCells } from './cells.ts';
import type { OutputRow, QuarantinedRow, SkippedRow } from './contract.ts';
import type { Quarantined, Skipped, Traced } from './model.ts';

export const outputRow = ({ cells, inputs, stages }: Traced): OutputRow => ({
  row: shownCells(cells),
  lineage: { inputs: [...inputs], stages: [...stages] },
});
export const skippedRow = (skipped: Skipped): SkippedRow => ({
  ...outputRow(skipped),
  stage: skipped.stage,
  reason: skipped.reason,
});
export const quarantinedRow = (quarantined: Quarantined): QuarantinedRow => ({
  ...outputRow(quarantined),
  stage: quarantined.stage,
  trouble: { ...quarantined.trouble },
});
