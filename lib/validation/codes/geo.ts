// Countries and currencies by their ISO codes.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { CurrencyCodes } from 'validator/lib/isISO4217.js';

/** Names in eighty languages would weigh more than all else in a function, so the library's codes alone are taken. */
const byAlpha3 = new Map(codes.flatMap(([two = '', three = '']) => [[three, two] as const]));
const COUNTRIES = new Set(codes.flatMap(([two = '', three = '']) => [two, three]));

/** ISO 3166-1, two letters or three; statistics of the Union write Kosovo XK. */
export function countryProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (!/^[A-Z]{2,3}$/.test(code)) return 'it is not two or three letters';
  return code === 'XK' || COUNTRIES.has(code) ? undefined : 'ISO 3166-1 has no such country';
}

export const alpha2 = (text: string): string => {
  const code = text.trim().toUpperCase();
  return code.length === 3 ? (byAlpha3.get(code) ?? code) : code;
};

const MONEY: ReadonlySet<string> = CurrencyCodes;
/** What the library's edition lacks: the Caribbean guilder (amendment 176) and Zimbabwe Gold (amendment 177). */
const ADDED = new Set(['XCG', 'ZWG']);
/** For tests, and for no currency at all. */
const NO_MONEY = new Set(['XTS', 'X'.repeat(3)]);

/** ISO 4217, three letters. */
export function currencyProblem(text: string): string | undefined {
  if (!/^[A-Z]{3}$/.test(text)) return 'it is not three capital letters';
  return (MONEY.has(text) || ADDED.has(text)) && !NO_MONEY.has(text) ? undefined : 'ISO 4217 has no such currency';
}
