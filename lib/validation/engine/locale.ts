// What a locale settles: which sign splits decimals and in which order a short date stands.
import type { DecimalSign } from '../../rows/index.ts';
import type { DateOrder } from './dates.ts';

export interface Spelling {
  readonly decimal?: DecimalSign;
  readonly order?: DateOrder;
}

/** Figures of JSON are written with a point where nobody says otherwise; those of a file show their sign themselves. */
export const AS_JSON: Spelling = { decimal: '.' };

/** Undefined where the tag is no locale anybody knows. */
export function spellingOf(locale: string): Spelling | undefined {
  try {
    if (Intl.NumberFormat.supportedLocalesOf([locale]).length === 0) return undefined;
  } catch {
    return undefined;
  }
  const decimal = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  const parts = new Intl.DateTimeFormat(locale, { numberingSystem: 'latn', calendar: 'gregory', timeZone: 'UTC' })
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type[0]] : []))
    .join('');
  return {
    ...((decimal === '.' || decimal === ',') && { decimal }),
    ...((parts === 'dmy' || parts === 'mdy' || parts === 'ymd') && { order: parts }),
  };
}
