// How a quantity is read from a cell: separators are accepted where they can mean only one thing and refused where they can mean two.
import { type Decimal, parseDecimal } from '../shared/decimal.ts';

/** Which sign is the decimal one: declared by the caller, or what a file of that delimiter leaves open. */
export type NumberStyle = '.' | ',' | 'comma-file' | 'semicolon-file';

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

/** The number a cell holds, or why it holds none. Spaces, no-break spaces and apostrophes only ever group thousands. */
export function readNumber(cell: string, style: NumberStyle): Decimal | NumberRefusal {
  if (cell.length < 20 && PLAIN.test(cell) && (style === '.' || style === 'comma-file' || !cell.includes('.')))
    return exact(cell);
  if (cell.length > LONGEST) return TOO_LONG;
  const text = cell.trim().replaceAll(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
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
  if (isAmbiguous(text, style)) {
    return refuse(
      'quantity_ambiguous',
      `"${text}" can mean a thousand or a fraction.`,
      'Write it without thousands separators, or state "decimalSeparator" in the input.',
    );
  }
  return bySeparators(text, style);
}

/** One separator followed by exactly three digits, where nothing says whether it groups or splits. */
function isAmbiguous(text: string, style: NumberStyle): boolean {
  if (style === 'comma-file') return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
  if (style === 'semicolon-file') return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  return false;
}

/** Where a style leaves it open, the sign that the file's kind makes likelier is tried first; ambiguous texts never get here. */
function bySeparators(text: string, style: NumberStyle): Decimal | NumberRefusal {
  const dot = GROUPED_DOT.test(text) || DOT_DECIMAL.test(text) ? text.replaceAll(',', '') : undefined;
  const comma =
    GROUPED_COMMA.test(text) || COMMA_DECIMAL.test(text) ? text.replaceAll('.', '').replace(',', '.') : undefined;
  const readings = { '.': [dot], ',': [comma], 'comma-file': [dot, comma], 'semicolon-file': [comma, dot] }[style];
  const reading = readings.find((candidate) => candidate !== undefined);
  if (reading !== undefined) return exact(reading);
  return refuse(
    'quantity_separators',
    `The separators of "${text}" do not form a number.`,
    'Group thousands by three digits with one sign and split decimals with the other, or write plain digits.',
  );
}

const refuse = (code: string, reason: string, remedy: string): NumberRefusal => ({ code, reason, remedy });
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
