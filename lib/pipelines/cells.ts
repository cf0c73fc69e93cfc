// What can be asked of a cell: is it empty, which figure is it, how does it look as text or JSON.
import { type Decimal, formatDecimal, readDecimal } from '../shared/decimal.ts';
import type { Cell, Cells, Trouble } from './model.ts';

export const isFigure = (cell: unknown): cell is Decimal =>
  typeof cell === 'object' && cell !== null && 'coefficient' in cell;

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

export const textOf = (cell: Cell | undefined): string =>
  cell === undefined || cell === null ? '' : isFigure(cell) ? formatDecimal(cell) : String(cell);

/** An exact figure, a JSON number or plain decimal text; undefined for anything else. */
export const figureOf = (cell: Cell | undefined): Decimal | undefined => (isFigure(cell) ? cell : readDecimal(cell));

/** Figures leave as decimal text. */
export const shownCells = (cells: Cells): Record<string, string | number | boolean | null> =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, isFigure(cell) ? formatDecimal(cell) : cell]));

/** In a checkpoint or receipt a figure stays one: `{"figure": "1.5"}`. */
export type Packed = Record<string, string | number | boolean | null | { readonly figure: string }>;

export const packed = (cells: Cells): Packed =>
  Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, isFigure(cell) ? { figure: formatDecimal(cell) } : cell]),
  );

export const unpacked = (given: Packed): Cells =>
  Object.fromEntries(
    Object.entries(given).map(([name, cell]) => [
      name,
      typeof cell === 'object' && cell !== null ? (readDecimalText(cell.figure) ?? null) : cell,
    ]),
  );

/** Of any length: what a pipeline itself has computed. */
function readDecimalText(text: string): Decimal | undefined {
  const [whole = '', fraction = ''] = text.split('.');
  return { coefficient: BigInt(whole + fraction), scale: fraction.length };
}

const SHOWN = 200;
export const trouble = (
  field: string,
  cell: Cell | undefined,
  why: Pick<Trouble, 'code' | 'reason' | 'remedy'>,
): { readonly trouble: Trouble } => ({
  trouble: { field, value: textOf(cell).slice(0, SHOWN), ...why },
});
