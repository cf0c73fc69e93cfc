// A locale that figures and dates may be read in: one the runtime knows, so that reading never fails for its sake.
import * as z from 'zod';

export const Locale = z.string().max(35).refine(isLocale, 'This is no locale; write a BCP 47 tag such as "de-DE".');

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
