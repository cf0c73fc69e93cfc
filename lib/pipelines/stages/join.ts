// Looks a row up in a named input by key: one counterpart or none, since keys that stand twice are refused before any row is read.

import { isEmpty, textOf, trouble } from '../cells.ts';
import type { PlainStage } from '../definition/stages.ts';
import { InputsRefused } from '../faults.ts';
import type { Cell, Cells, Step } from '../model.ts';

export type Inputs = Readonly<Record<string, readonly Cells[]>>;

type Join = Extract<PlainStage, { op: 'join' }>;

/** Throws InputsRefused. */
export function openJoin({ input, on, take, missing }: Join, inputs: Inputs): Step {
  const pairs = Object.entries(on);
  const index = indexOf(
    inputs[input] ?? [],
    pairs.map(([, theirs]) => theirs),
    input,
  );
  return (row) => {
    const key = keyOf(
      row.cells,
      pairs.map(([ours]) => ours),
    );
    const found = key === undefined ? undefined : index.get(key);
    if (found !== undefined)
      return {
        row: {
          ...row,
          cells: { ...row.cells, ...taken(take, found.cells) },
          inputs: [...row.inputs, `${input}/${found.row}`],
        },
      };
    if (missing === 'null') return { row: { ...row, cells: { ...row.cells, ...taken(take, {}) } } };
    if (missing === 'skip') return { dropped: 'no_counterpart' };
    const [ours = ''] = pairs[0] ?? [];
    return trouble(ours, row.cells[ours], {
      code: 'no_counterpart',
      reason: `No row of "${input}" has this key.`,
      remedy: 'Add it to that input, or let "missing" be "null" or "skip".',
    });
  };
}

const taken = (take: Readonly<Record<string, string>>, cells: Cells): Record<string, Cell> =>
  Object.fromEntries(Object.entries(take).map(([theirs, ours]) => [ours, cells[theirs] ?? null]));

const keyOf = (cells: Cells, fields: readonly string[]): string | undefined =>
  fields.some((field) => isEmpty(cells[field]))
    ? undefined
    : JSON.stringify(fields.map((field) => textOf(cells[field])));

function indexOf(rows: readonly Cells[], fields: readonly string[], input: string) {
  const index = new Map<string, { readonly cells: Cells; readonly row: number }>();
  for (const [i, cells] of rows.entries()) {
    const key = keyOf(cells, fields);
    if (key === undefined) continue;
    const twin = index.get(key);
    if (twin)
      throw InputsRefused({
        field: `/inputs/${input}/${i}/${fields[0]}`,
        value: textOf(cells[fields[0] ?? '']),
        message: `Rows ${twin.row} and ${i + 1} of "${input}" have one key, so a lookup could mean either.`,
        remedy: 'Give every row its own key, or look up by more fields.',
      });
    index.set(key, { cells, row: i + 1 });
  }
  return index;
}
