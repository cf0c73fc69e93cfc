// Figures of a row as people write them, and faults of a calculator as refusals of the cell they speak of.
import type { NumberReader, Refusal } from '../../rows/index.ts';
import type { Decimal } from '../../shared/decimal.ts';
import { FAULT_KINDS, isFault } from '../../shared/fault.ts';
import type { Read } from './contract.ts';

/** Carries a refusal out of the depth of an evaluation; never leaves `evaluateRow`. */
class RowRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

export interface Cells {
  /** The text of a cell, trimmed; '' where there is none. */
  text(column: string): string;
  /** Refuses the row when the cell is empty. */
  required(column: string): string;
  /** The figure of a cell, undefined when it is empty; refuses the row when it is none. */
  figure(column: string): Decimal | undefined;
  refuse(column: string, why: Pick<Refusal, 'code' | 'reason' | 'remedy'>): never;
}

/** Evaluates one row: what it throws as a fault of the data becomes a refusal of the column its pointer leads to. */
export function evaluateRow<T>(
  read: Read,
  numbers: NumberReader,
  columnOf: Readonly<Record<string, string>>,
  evaluate: (cells: Cells) => T,
): T | { readonly refusal: Refusal } {
  try {
    return evaluate(cellsOf(read, numbers));
  } catch (error) {
    if (error instanceof RowRefused) return { refusal: error.refusal };
    if (!isFault(error) || FAULT_KINDS[error.type.kind].status >= 500) throw error;
    const [problem] = error.problems;
    const column = columnOf[problem?.field ?? ''] ?? (problem?.field ?? '').split('/').at(-1) ?? '';
    const remedy = String(problem?.details?.['remedy'] ?? '');
    const reason = (problem?.message ?? error.message).replace(` ${remedy}`, '');
    return {
      refusal: { column, value: String(read[column] ?? '').slice(0, 200), code: error.type.reason, reason, remedy },
    };
  }
}

function cellsOf(read: Read, numbers: NumberReader): Cells {
  const text = (column: string): string => String(read[column] ?? '').trim();
  const refuse: Cells['refuse'] = (column, why) => {
    throw new RowRefused({ column, value: String(read[column] ?? '').slice(0, 200), ...why });
  };
  return {
    text,
    refuse,
    required: (column) =>
      text(column) === ''
        ? refuse(column, { code: 'cell_empty', reason: `${column} is missing.`, remedy: `Fill in ${column}.` })
        : text(column),
    figure(column) {
      if (text(column) === '') return undefined;
      const value = numbers.read(read[column] ?? '');
      return 'code' in value ? refuse(column, value) : value;
    },
  };
}
