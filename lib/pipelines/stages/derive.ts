// Derives fields by declared operations on exact figures and text; a division says its rounding.
import { add, type Decimal, divide, multiply, negate, round } from '../../shared/decimal.ts';
import { figureOf, isEmpty, textOf, trouble } from '../cells.ts';
import type { Derivation, Operand } from '../definition/stages.ts';
import type { Cell, Cells, Trouble } from '../model.ts';

/** Figures of more digits are no result of anything, and would only cost time. */
const MOST_DIGITS = 200;
/** As long as a cell that comes in may be: text that doubles with every derivation has no end. */
const LONGEST_TEXT = 10_000;

type Made = { readonly cell: Cell } | { readonly trouble: Trouble };

export function derive(
  cells: Cells,
  set: readonly Derivation[],
): { readonly cells: Cells } | { readonly trouble: Trouble } {
  const made: Record<string, Cell> = { ...cells };
  for (const derivation of set) {
    const result = resultOf(derivation, made);
    if ('trouble' in result) return result;
    made[derivation.as] = result.cell;
  }
  return { cells: made };
}

const cellOf = (operand: Operand, cells: Cells): Cell =>
  'field' in operand ? (cells[operand.field] ?? null) : operand.value;
const nameOf = (operand: Operand): string => ('field' in operand ? operand.field : 'value');

function resultOf(derivation: Derivation, cells: Cells): Made {
  const { op, of, separator = '' } = derivation;
  const operands = of.map((operand) => cellOf(operand, cells));
  if (op === 'copy') return { cell: operands[0] ?? null };
  if (op === 'coalesce') return { cell: operands.find((cell) => !isEmpty(cell)) ?? null };
  if (op === 'concat') {
    const text = operands
      .filter((cell) => !isEmpty(cell))
      .map(textOf)
      .join(separator);
    return text.length > LONGEST_TEXT ? trouble(derivation.as, null, TEXT_TOO_LONG) : { cell: text };
  }
  const figures: Decimal[] = [];
  for (const [i, cell] of operands.entries()) {
    const figure = figureOf(cell);
    const operand = of[i];
    if (figure === undefined) return trouble(operand ? nameOf(operand) : derivation.as, cell, NO_FIGURE);
    figures.push(figure);
  }
  return computed(derivation, figures);
}

function computed({ as, op, places = 0 }: Derivation, figures: readonly Decimal[]): Made {
  const [first, ...rest] = figures;
  if (first === undefined) return trouble(as, null, NO_FIGURE);
  if (op === 'divide' && rest[0]?.coefficient === 0n) return trouble(as, null, BY_ZERO);
  const cell = reckoned(op, { first, rest, places });
  return cell.coefficient.toString().length > MOST_DIGITS ? trouble(as, null, TOO_LONG) : { cell };
}

function reckoned(
  op: Derivation['op'],
  { first, rest, places }: { first: Decimal; rest: readonly Decimal[]; places: number },
): Decimal {
  if (op === 'add') return rest.reduce(add, first);
  if (op === 'subtract') return rest.reduce((left, right) => add(left, negate(right)), first);
  if (op === 'multiply') return rest.reduce(multiply, first);
  if (op === 'divide') return rest.reduce((left, right) => divide(left, right, places), first);
  return round(first, places);
}

const NO_FIGURE = {
  code: 'not_a_figure',
  reason: 'This is no figure to reckon with.',
  remedy: 'Read the field with the number normaliser first.',
};
const BY_ZERO = {
  code: 'division_by_zero',
  reason: 'The divisor is zero.',
  remedy: 'Filter such rows out, or branch on them.',
};
const TOO_LONG = {
  code: 'figure_too_long',
  reason: `The result has more than ${MOST_DIGITS} digits.`,
  remedy: 'Round in between.',
};
const TEXT_TOO_LONG = {
  code: 'text_too_long',
  reason: `The result has more than ${LONGEST_TEXT} characters.`,
  remedy: 'Put fewer parts together.',
};
