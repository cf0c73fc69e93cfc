// Figures as people write them into exact ones; which sign splits decimals is told, or settled by the first that shows it.
import { type DecimalSign, NumberReader } from '../../rows/index.ts';
import type { Decimal } from '../../shared/decimal.ts';
import { isFigure } from '../cells.ts';
import type { Of } from '../definition/normalisation.ts';
import type { Cell, Trouble } from '../model.ts';

/** One column of one run: what it learnt of the decimal sign is all its state. */
export interface NumberColumn {
  read(cell: Cell): Decimal | Pick<Trouble, 'code' | 'reason' | 'remedy'>;
  found(): DecimalSign | undefined;
}

export function numberColumn(
  { locale, decimalSeparator }: Pick<Of<'number'>, 'locale' | 'decimalSeparator'>,
  found?: DecimalSign,
): NumberColumn {
  const declared = decimalSeparator ?? (locale === undefined ? undefined : signOf(locale));
  const reader = new NumberReader(declared, found);
  return {
    read(cell) {
      // A figure that has been read stays what it is: reading again never changes it.
      if (isFigure(cell)) return cell;
      if (typeof cell === 'boolean' || cell === null)
        return { code: 'number_unreadable', reason: 'This is no number.', remedy: 'Write digits.' };
      const value = reader.read(cell);
      return 'code' in value
        ? {
            ...value,
            code: value.code.replace('quantity', 'number'),
            reason: value.reason
              .replace('The quantity', 'The figure')
              .replace('quantities', 'figures')
              .replace('quantity', 'figure'),
            remedy: value.remedy.replace('in the input', 'or "locale"').replace('quantities', 'figures'),
          }
        : value;
    },
    found: () => reader.found?.sign ?? found,
  };
}

/** Undefined for signs that neither "." nor "," is (Arabic decimal separator). */
export function signOf(locale: string): DecimalSign | undefined {
  const sign = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  return sign === '.' || sign === ',' ? sign : undefined;
}
