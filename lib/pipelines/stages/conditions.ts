// Judges a condition on a row: figures as figures, dates and text as text; what cannot be compared is an error and not false.
import { compare } from '../../shared/decimal.ts';
import { figureOf, isEmpty, isFigure, textOf } from '../cells.ts';
import type { Comparison, Condition } from '../definition/condition.ts';
import type { Cell, Cells, Trouble } from '../model.ts';

/** Carries a cell that cannot be compared out of nested conditions; never leaves `judge`. */
class Incomparable extends Error {
  readonly comparison: Comparison;
  constructor(comparison: Comparison) {
    super(`${comparison.field} cannot be compared.`);
    this.comparison = comparison;
  }
}

export function judge(condition: Condition, cells: Cells): boolean | Trouble {
  try {
    return holds(condition, cells);
  } catch (error) {
    if (!(error instanceof Incomparable)) throw error;
    const { field, is, value } = error.comparison;
    return {
      field,
      value: textOf(cells[field]).slice(0, 200),
      code: 'not_comparable',
      reason: `This cannot be compared with ${JSON.stringify(value)} by "${is}".`,
      remedy: 'Normalise the field to a number or an ISO date first, and compare with one of its kind.',
    };
  }
}

function holds(condition: Condition, cells: Cells): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, cells));
  if ('any' in condition) return condition.any.some((each) => holds(each, cells));
  if ('not' in condition) return !compared(condition.not, cells);
  return compared(condition, cells);
}

function compared(comparison: Comparison, cells: Cells): boolean {
  const { field, is, value, values = [] } = comparison;
  const cell = cells[field];
  if (is === 'present') return !isEmpty(cell);
  if (is === 'absent') return isEmpty(cell);
  if (is === 'in') return values.some((each) => isSame(cell, each));
  if (value === undefined) throw new Incomparable(comparison);
  if (is === 'eq') return isSame(cell, value);
  if (is === 'ne') return !isSame(cell, value);
  if (isEmpty(cell)) return false;
  if (is === 'contains') return textOf(cell).includes(String(value));
  if (is === 'startsWith') return textOf(cell).startsWith(String(value));
  const order = orderOf(cell, value);
  if (order === undefined) throw new Incomparable(comparison);
  return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[is];
}

/** A figure equals by its value, everything else by its text. */
function isSame(cell: Cell | undefined, value: string | number | boolean): boolean {
  if (isFigure(cell) || typeof cell === 'number') {
    const [one, other] = [figureOf(cell), typeof value === 'boolean' ? undefined : figureOf(value)];
    return one !== undefined && other !== undefined && compare(one, other) === 0;
  }
  return !isEmpty(cell) && textOf(cell) === String(value);
}

const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

function orderOf(cell: Cell | undefined, value: string | number | boolean): number | undefined {
  if (typeof value === 'boolean') return undefined;
  const [text, other] = [textOf(cell), String(value)];
  if (DATE.test(text) && DATE.test(other)) return text < other ? -1 : text > other ? 1 : 0;
  const [one, figure] = [figureOf(cell), figureOf(value)];
  return one && figure && compare(one, figure);
}
