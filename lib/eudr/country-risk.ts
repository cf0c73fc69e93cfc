// The risk class of a country of production by Implementing Regulation (EU) 2025/1093; what no table decides has none, never a default.
import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { eudrTables } from './data.ts';
import type { RiskClass } from './model.ts';

let registered = false;

/** ISO 3166-1 alpha-2 of a code or an English name; undefined where there is no such country. */
export function countryCode(text: string): string | undefined {
  if (!registered) countries.registerLocale(english);
  registered = true;
  const asked = text.trim();
  const upper = asked.toUpperCase();
  if (upper.length === 2) return countries.isValid(upper) ? upper : undefined;
  if (upper.length === 3) return countries.alpha3ToAlpha2(upper);
  return countries.getSimpleAlpha2Code(asked, 'en') ?? undefined;
}

export const countryName = (iso2: string): string => {
  if (!registered) countries.registerLocale(english);
  registered = true;
  return countries.getName(iso2, 'en') ?? iso2;
};

/** Undefined for territories the regulation does not decide on. */
export const countryRisk = (iso2: string): RiskClass | undefined => eudrTables().risk.get(iso2);
