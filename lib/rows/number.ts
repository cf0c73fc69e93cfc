// How a quantity is read from a cell: separators are accepted where they can mean only one thing and refused where they can mean two.
import { type Decimal, parseDecimal } from '../shared/decimal.ts';

/** Which sign splits decimals; the other one groups thousands. */
export type DecimalSign = '.' | ',';

/** Longer texts are no amounts, and would only cost time to look at. */
const LONGEST = 60;

export interface NumberRefusal {
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SCIENTIFIC = /^([+-]?\d+(?:\.\d+)?)[eE]([+-]?\d{1,3})$/;
const GROUPED_DOT = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_COMMA = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const COMMA_DECIMAL = /^[+-]?\d+(?:,\d+)?$/;
const DOT_DECIMAL = /^[+-]?\d*\.?\d+$/;

/** One separator before exactly three digits can group or split. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The cell without the signs that only ever group: spaces, no-break spaces and apostrophes. */
function ungrouped(cell: string): string {
  const text = cell.trim();
  return BARE.test(text) ? text : text.replaceAll(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
}
const BARE = /^[-+\d.,]*$/;

/** Which decimal sign a cell proves, `either` when it fits both, undefined when it fits none or has no separators. */
export function signShown(cell: string): DecimalSign | 'either' | undefined {
  if (cell.length > LONGEST) return undefined;
  const text = ungrouped(cell);
  if (!text.includes('.') && !text.includes(',')) return undefined;
  if (EITHER.test(text)) return 'either';
  if (GROUPED_DOT.test(text) || DOT_DECIMAL.test(text)) return '.';
  return GROUPED_COMMA.test(text) || COMMA_DECIMAL.test(text) ? ',' : undefined;
}

/** The number a cell holds, or why it holds none. */
export function readNumber(cell: string, sign: DecimalSign): Decimal | NumberRefusal {
  if (cell.length < 20 && PLAIN.test(cell) && (sign === '.' || !cell.includes('.'))) return exact(cell);
  if (cell.length > LONGEST) return TOO_LONG;
  const text = ungrouped(cell);
  if (text === '')
    return refuse(
      'quantity_missing',
      'The quantity is missing.',
      'Write the metered amount, or 0 if nothing was used.',
    );
  const scientific = SCIENTIFIC.exec(text);
  if (scientific !== null) return expand(scientific[1] ?? '', Number(scientific[2]));
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(text)) {
    return refuse(
      'quantity_not_a_number',
      'The quantity is not a number.',
      'Write digits only, e.g. 1234.5, with the unit in its own column.',
    );
  }
  return bySeparators(text, sign);
}

function bySeparators(text: string, sign: DecimalSign): Decimal | NumberRefusal {
  if (sign === '.' && (GROUPED_DOT.test(text) || DOT_DECIMAL.test(text))) return exact(text.replaceAll(',', ''));
  if (sign === ',' && (GROUPED_COMMA.test(text) || COMMA_DECIMAL.test(text)))
    return exact(text.replaceAll('.', '').replace(',', '.'));
  return refuse(
    'quantity_separators',
    `The separators of "${text}" do not form a number whose decimal sign is "${sign}".`,
    'Group thousands by three digits with one sign and split decimals with the other, or write plain digits.',
  );
}

export const refuse = (code: string, reason: string, remedy: string): NumberRefusal => ({ code, reason, remedy });
const TOO_LONG = refuse(
  'quantity_absurd',
  'The quantity is beyond any meter.',
  'Check the unit and the digits; amounts up to 1,000,000,000,000 are accepted.',
);

function exact(text: string): Decimal | NumberRefusal {
  if (text.length > 40) return TOO_LONG;
  return (
    parseDecimal(text) ??
    refuse('quantity_not_a_number', 'The quantity is not a number.', 'Write digits only, e.g. 1234.5.')
  );
}

function expand(mantissa: string, exponent: number): Decimal | NumberRefusal {
  const value = mantissa.length > 40 ? undefined : parseDecimal(mantissa);
  if (value === undefined || Math.abs(exponent) > 30) return TOO_LONG;
  return exponent >= 0
    ? { coefficient: value.coefficient * 10n ** BigInt(exponent), scale: value.scale }
    : { coefficient: value.coefficient, scale: value.scale - exponent };
}
