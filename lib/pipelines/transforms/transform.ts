// Makes a row of a target schema out of a raw one: finds each field by its spellings, reads it strictly, and leaves the rest behind.
import { CurrencyCodes } from 'validator/lib/isISO4217.js';
import type { DecimalSign } from '../../rows/index.ts';
import { isEmpty, textOf, trouble } from '../cells.ts';
import type { PlainStage } from '../definition/stages.ts';
import type { Cell, Cells, Trouble } from '../model.ts';
import { normaliseCompany } from '../normalisers/company.ts';
import { normaliseCountry } from '../normalisers/country.ts';
import { normaliseDate } from '../normalisers/date.ts';
import { type NumberColumn, numberColumn } from '../normalisers/number.ts';
import { normaliseText } from '../normalisers/text.ts';
import { normaliseUnit } from '../normalisers/unit.ts';
import type { TargetField } from './target.ts';
import { TARGETS } from './targets.ts';

type Wish = Extract<PlainStage, { op: 'transform' }>;
type Quantity = Extract<TargetField, { type: 'quantity' }>;
type Why = Pick<Trouble, 'code' | 'reason' | 'remedy'>;
type Made = Cell | Why;

export interface OpenTransform {
  apply(cells: Cells): { readonly cells: Cells } | { readonly trouble: Trouble };
  /** The decimal sign each column of figures showed. */
  found(): Readonly<Record<string, DecimalSign>>;
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export function openTransform(wish: Wish, found: Readonly<Record<string, DecimalSign>> = {}): OpenTransform {
  const { fields } = TARGETS[wish.to];
  const figures = new Map(
    fields
      .filter(({ type }) => type === 'number' || type === 'quantity')
      .map(({ name }) => [name, numberColumn(wish, found[name])] as const),
  );
  return {
    apply(cells) {
      const made: Record<string, Cell> = {};
      for (const field of fields) {
        const result = madeOf(field, cells, wish, figures.get(field.name));
        if ('trouble' in result) return result;
        made[field.name] = result.cell;
      }
      return { cells: made };
    },
    found: () =>
      Object.fromEntries(
        [...figures].flatMap(([name, column]) => (column.found() ? [[name, column.found() ?? '.'] as const] : [])),
      ),
  };
}

type Result = { readonly cell: Cell } | { readonly trouble: Trouble };

function madeOf(field: TargetField, cells: Cells, wish: Wish, column: NumberColumn | undefined): Result {
  const named = namesOf(field, cells, wish.columns?.[field.name]);
  if (named.length > 1)
    return trouble(field.name, named.join(', '), {
      code: 'column_ambiguous',
      reason: `${named.map((name) => `"${name}"`).join(' and ')} can both be ${field.name}.`,
      remedy: 'State which one in "columns".',
    });
  const [name] = named;
  const cell = name === undefined ? null : (cells[name] ?? null);
  if (name === undefined || isEmpty(cell)) {
    if (!field.required) return { cell: null };
    return trouble(name ?? field.name, cell, {
      code: 'cell_empty',
      reason: `${field.name} is missing.`,
      remedy: name === undefined ? 'Name its column in "columns".' : 'Fill it in.',
    });
  }
  const made =
    field.type === 'quantity' ? inUnit(field, { cell, name, cells }, column) : readAs(field, cell, wish, column);
  return isWhy(made) ? trouble(name, cell, made) : { cell: made };
}

/** A name that is told counts alone; otherwise every field of the row that one of the spellings fits and that is filled. */
function namesOf(field: TargetField, cells: Cells, told: string | undefined): string[] {
  if (told !== undefined) return told in cells ? [told] : [];
  const spellings = [
    bare(field.name),
    ...field.aliases,
    ...(field.type === 'quantity' ? Object.keys(field.inUnit) : []),
  ];
  const fit = Object.keys(cells)
    .filter((name) => spellings.includes(bare(name)))
    .sort();
  const own = fit.filter((name) => name === field.name);
  const filled = fit.filter((name) => !isEmpty(cells[name]));
  return own.length > 0 ? own : filled.length > 0 ? filled : fit.slice(0, 1);
}

const isWhy = (made: Made): made is Why => typeof made === 'object' && made !== null && 'code' in made;

function readAs(
  field: Exclude<TargetField, { type: 'quantity' }>,
  cell: Cell,
  wish: Wish,
  column: NumberColumn | undefined,
): Made {
  const text = textOf(cell);
  switch (field.type) {
    case 'number':
      return column?.read(cell) ?? null;
    case 'date':
      return normaliseDate(text, { order: wish.dateOrder, locale: wish.locale });
    case 'country':
      return normaliseCountry(text);
    case 'company':
      return normaliseCompany(text);
    case 'currency':
      return currencyOf(text);
    case 'code':
      return codeOf(text, field);
    case 'choice':
      return choiceOf(text, field);
    default:
      return normaliseText(text);
  }
}

/** What the library's edition lacks: the Caribbean guilder and Zimbabwe Gold (amendments 176 and 177 of ISO 4217). */
const currencies: ReadonlySet<string> = new Set<string>([...CurrencyCodes, 'XCG', 'ZWG']);

function currencyOf(text: string): string | Why {
  const code = text.trim().toUpperCase();
  return currencies.has(code)
    ? code
    : {
        code: 'currency_unreadable',
        reason: 'ISO 4217 has no such currency.',
        remedy: 'Write three letters, such as "EUR".',
      };
}

function codeOf(text: string, { shape, example }: Extract<TargetField, { type: 'code' }>): string | Why {
  const code = normaliseText(text).replaceAll(/(?<=\d)[\s.](?=\d)/g, '');
  return shape.test(code)
    ? code
    : {
        code: 'code_unreadable',
        reason: 'This code has not its shape.',
        remedy: `Write it like ${example}; a code read as a number has lost its leading zeros.`,
      };
}

function choiceOf(text: string, { choices }: Extract<TargetField, { type: 'choice' }>): string | Why {
  const wanted = bare(text.normalize('NFD').replaceAll(/\u0308/g, 'e'));
  const found = Object.entries(choices).find(
    ([name, spellings]) => bare(name) === wanted || spellings.includes(wanted),
  );
  return (
    found?.[0] ?? {
      code: 'choice_unknown',
      reason: 'This is none of the known values.',
      remedy: `Write ${Object.keys(choices).join(', ')}.`,
    }
  );
}

function inUnit(
  field: Quantity,
  at: { cell: Cell; name: string; cells: Cells },
  column: NumberColumn | undefined,
): Made {
  const figure = column?.read(at.cell);
  if (figure === undefined || 'code' in figure) return figure ?? null;
  // The target's own name says its unit, so that what has been transformed stays as it is.
  const unitName = unitFieldOf(field, at.cells);
  const said =
    at.name === field.name
      ? field.to
      : (field.inUnit[bare(at.name)] ?? (unitName === undefined ? undefined : textOf(at.cells[unitName])));
  if (said === undefined)
    return {
      code: 'unit_missing',
      reason: 'The unit of this figure is said nowhere.',
      remedy: `Give it in a field such as "${field.unitAliases[0]}".`,
    };
  const result = normaliseUnit(figure, said, field.to);
  return 'code' in result ? { ...result, reason: `"${said.slice(0, 40)}": ${result.reason}` } : result.quantity;
}

/** The first of the spellings that is there and filled: the order of cells decides nothing. */
function unitFieldOf({ unitAliases }: Quantity, cells: Cells): string | undefined {
  const filled = Object.keys(cells)
    .filter((name) => !isEmpty(cells[name]))
    .sort();
  for (const alias of unitAliases) {
    const found = filled.find((name) => bare(name) === alias);
    if (found !== undefined) return found;
  }
  return undefined;
}
