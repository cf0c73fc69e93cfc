// Countries and currencies by their ISO codes.
import countries from 'i18n-iso-countries';
import { CurrencyCodes } from 'validator/lib/isISO4217.js';

/** ISO 3166-1, two letters or three; statistics of the Union write Kosovo XK. */
export function countryProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (!/^[A-Z]{2,3}$/.test(code)) return 'it is not two or three letters';
  return code === 'XK' || countries.isValid(code) ? undefined : 'ISO 3166-1 has no such country';
}

export const alpha2 = (text: string): string => {
  const code = text.trim().toUpperCase();
  return code.length === 3 ? (countries.alpha3ToAlpha2(code) ?? code) : code;
};

const MONEY: ReadonlySet<string> = CurrencyCodes;
/** What the library's edition lacks: the Caribbean guilder (amendment 176) and Zimbabwe Gold (amendment 177). */
const ADDED = new Set(['XCG', 'ZWG']);
/** For tests, and for no currency at all. */
const NO_MONEY = new Set(['XTS', 'XXX']);

/** ISO 4217, three letters. */
export function currencyProblem(text: string): string | undefined {
  if (!/^[A-Z]{3}$/.test(text)) return 'it is not three capital letters';
  return (MONEY.has(text) || ADDED.has(text)) && !NO_MONEY.has(text) ? undefined : 'ISO 4217 has no such currency';
}
