// Applies one declared normaliser to the cells of a row; the state of a column, its decimal sign, lives as long as the run.
import type { DecimalSign } from '../../rows/index.ts';
import { figureOf, isEmpty, textOf, trouble } from '../cells.ts';
import type { Normalisation, Of } from '../definition/normalisation.ts';
import type { Cell, Cells, Trouble } from '../model.ts';
import { normaliseCompany } from './company.ts';
import { normaliseCountry } from './country.ts';
import { normaliseCurrency } from './currency.ts';
import { normaliseDate } from './date.ts';
import { type NumberColumn, numberColumn } from './number.ts';
import { normaliseText } from './text.ts';
import { normaliseUnit } from './unit.ts';

type Why = Pick<Trouble, 'code' | 'reason' | 'remedy'>;
type Set = { readonly set: Cells } | { readonly trouble: Trouble };

export interface OpenNormaliser {
  apply(cells: Cells): Set;
  /** The decimal sign its column showed, if it reads figures. */
  found(): DecimalSign | undefined;
}

export function openNormaliser(wish: Normalisation, found?: DecimalSign): OpenNormaliser {
  const column = wish.with === 'number' ? numberColumn(wish, found) : undefined;
  const apply = (cells: Cells): Set => {
    const cell = cells[wish.field];
    if (!isEmpty(cell)) return applied(wish, cells, column);
    if (wish.required === true)
      return trouble(wish.field, cell, { code: 'cell_empty', reason: 'The field is empty.', remedy: 'Fill it in.' });
    return { set: { [wish.as ?? wish.field]: null } };
  };
  return { apply, found: () => column?.found() };
}

function applied(wish: Normalisation, cells: Cells, column: NumberColumn | undefined): Set {
  const target = wish.as ?? wish.field;
  const cell = cells[wish.field] ?? null;
  if (wish.with === 'currency') return inCurrency(wish, cells, target);
  if (wish.with === 'unit') return inUnit(wish, cells, target);
  const result = wish.with === 'number' ? (column?.read(cell) ?? null) : ofText(wish, textOf(cell));
  return isWhy(result) ? trouble(wish.field, cell, result) : { set: { [target]: result } };
}

function ofText(wish: Of<'text' | 'date' | 'country' | 'company'>, text: string): string | Why {
  if (wish.with === 'text') return normaliseText(text, wish);
  if (wish.with === 'date') return normaliseDate(text, wish);
  return wish.with === 'country' ? normaliseCountry(text, wish.output) : normaliseCompany(text);
}

const isWhy = (result: Cell | Why): result is Why => typeof result === 'object' && result !== null && 'code' in result;

const NO_FIGURE: Why = {
  code: 'not_a_figure',
  reason: 'This is no plain figure.',
  remedy: 'Read it with the number normaliser first.',
};

function inCurrency(wish: Of<'currency'>, cells: Cells, target: string): Set {
  const amount = figureOf(cells[wish.field]);
  if (amount === undefined) return trouble(wish.field, cells[wish.field], NO_FIGURE);
  const [currency, date] = [textOf(cells[wish.currencyField]), textOf(cells[wish.dateField])];
  if (currency.trim().toUpperCase() !== wish.to && !/^\d{4}-\d{2}-\d{2}/.test(date))
    return trouble(wish.dateField, cells[wish.dateField], {
      code: 'date_unreadable',
      reason: 'This is no ISO date.',
      remedy: 'Read it with the date normaliser first.',
    });
  const result = normaliseCurrency({ amount, currency, date }, wish);
  return 'code' in result
    ? trouble(wish.currencyField, currency, result)
    : { set: { [target]: result, [wish.currencyField]: wish.to } };
}

function inUnit(wish: Of<'unit'>, cells: Cells, target: string): Set {
  const quantity = figureOf(cells[wish.field]);
  if (quantity === undefined) return trouble(wish.field, cells[wish.field], NO_FIGURE);
  const unit = textOf(cells[wish.unitField]);
  const result = normaliseUnit(quantity, unit, wish.to);
  return 'code' in result
    ? trouble(wish.unitField, unit, result)
    : { set: { [target]: result.quantity, [wish.unitField]: result.unit } };
}
