// One refused row as a value: where it stands, what was read, why it cannot be used and what would be right.
export interface Refusal {
  readonly column: string;
  readonly value: string;
  /** Stable and machine-readable, e.g. `fuel_unknown`. */
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface RefusedRow extends Refusal {
  /** 1-based record number, header not counted. */
  readonly row: number;
  /** 1-based line on which the record begins; absent for rows given in a JSON body. */
  readonly line?: number;
  readonly message: string;
}

export const refusedRow = (place: { row: number; line?: number }, refusal: Refusal): RefusedRow => ({
  row: place.row,
  ...(place.line === undefined ? {} : { line: place.line }),
  ...refusal,
  message: `Row ${place.row}${place.line === undefined ? '' : ` (line ${place.line})`}, ${refusal.column}: ${refusal.reason} ${refusal.remedy}`,
});
