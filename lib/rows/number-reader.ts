// Reads the quantities of one file in one style: the decimal sign is declared, or the first quantity that shows one settles it for all.
import type { Decimal } from '../shared/decimal.ts';
import { type DecimalSign, type NumberRefusal, readNumber, refuse, signShown } from './number.ts';
import type { Cell } from './unread.ts';

export type { DecimalSign } from './number.ts';

export class NumberReader {
  readonly #declared: DecimalSign | undefined;
  #found: DecimalSign | undefined;
  #readByFound = 0;

  /** `found` takes up the reading of a file where another reader left it. */
  constructor(declared: DecimalSign | undefined, found?: DecimalSign) {
    this.#declared = declared;
    this.#found = found;
  }

  /** The sign that the quantities themselves showed, and how many were read by it. */
  get found(): { readonly sign: DecimalSign; readonly rows: number } | undefined {
    return this.#found === undefined ? undefined : { sign: this.#found, rows: this.#readByFound };
  }

  read(cell: Cell): Decimal | NumberRefusal {
    if (typeof cell === 'number') return readNumber(String(cell), '.');
    return this.#declared === undefined ? this.#readAsFound(cell) : readNumber(cell, this.#declared);
  }

  #readAsFound(cell: string): Decimal | NumberRefusal {
    const shown = signShown(cell);
    if (shown === undefined) return readNumber(cell, this.#found ?? '.');
    if (this.#found === undefined && shown === 'either') return unsettled(cell.trim());
    const sign = this.#found ?? (shown === ',' ? ',' : '.');
    if (shown !== 'either' && shown !== sign) return contrary(cell.trim(), shown, sign);
    this.#found = sign;
    this.#readByFound += 1;
    return readNumber(cell, sign);
  }
}

const REMEDY = 'Write it without thousands separators, or state "decimalSeparator" in the input.';

const unsettled = (text: string): NumberRefusal =>
  refuse(
    'quantity_ambiguous',
    `"${text}" can mean a thousand or a fraction, and no quantity before it shows which sign is the decimal one.`,
    REMEDY,
  );

const contrary = (text: string, shown: DecimalSign, found: DecimalSign): NumberRefusal =>
  refuse(
    'quantity_ambiguous',
    `"${text}" has "${shown}" as its decimal sign, where quantities before it have "${found}".`,
    'Write all quantities alike, or state "decimalSeparator" in the input.',
  );
