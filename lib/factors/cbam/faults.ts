// What the CBAM tables cannot answer: goods, origins and years they do not know, each with the nearest right thing.
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';

export const CnCodeRefused = defineFault<Offence>({
  reason: 'cn_code_refused',
  kind: 'unprocessable',
  cause: 'A CN code is no 4, 6, 8 or 10 digits, or names no good of Annex I to Regulation (EU) 2023/956.',
  remedy: 'Give the eight-digit code of the customs declaration; the message names the nearest code in scope.',
  say: sayOffence,
});

export const CnCodeTooShort = defineFault<Offence>({
  reason: 'cn_code_too_short',
  kind: 'unprocessable',
  cause: 'A CN code is a heading or subheading that holds several goods with different values.',
  remedy: 'Give all eight digits; the message lists codes below it.',
  say: sayOffence,
});

export const CnCodeOfAnotherYear = defineFault<Offence>({
  reason: 'cn_code_of_another_year',
  kind: 'unprocessable',
  cause: 'A CN code belonged to an earlier Combined Nomenclature and has been divided or replaced since.',
  remedy: 'Give the code of the year of import; the message lists its successors.',
  say: sayOffence,
});

export const OriginRefused = defineFault<Offence>({
  reason: 'origin_refused',
  kind: 'unprocessable',
  cause:
    'A country of origin is not known by its code or name, or its goods are outside CBAM (EU, Iceland, Liechtenstein, Norway, Switzerland).',
  remedy:
    'Give the ISO 3166 two-letter code of the non-preferential origin, or "unknown" for a precursor of unknown origin.',
  say: sayOffence,
});

export const RegimeYearRefused = defineFault<Offence>({
  reason: 'cbam_year_refused',
  kind: 'unprocessable',
  cause: 'The year lies before the definitive period of CBAM, for which these values hold.',
  remedy: 'Give a year from 2026 on.',
  say: sayOffence,
});

export const CbamValueMissing = defineFault<Offence>({
  reason: 'cbam_value_missing',
  kind: 'unprocessable',
  cause: 'The tables hold no default value, benchmark or certificate price for what is asked.',
  remedy: 'State the figure yourself in the field the message names, with its source.',
  say: sayOffence,
});

export const CnCodeNotFound = defineFault<{ said: string }>({
  reason: 'cn_code_not_found',
  kind: 'not_found',
  cause: 'The CN code names no good of Annex I to Regulation (EU) 2023/956.',
  remedy: 'The message names the nearest code in scope; goods out of scope owe nothing.',
  say: ({ said }) => ({ field: '/path/code', message: said }),
});
