// EORI numbers: the issuing country, then up to fifteen signs; GB and XI give twelve or fifteen digits.

/** Member States of the Union as customs name them, Northern Ireland (XI) and Great Britain. */
const ISSUERS = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI GB'.split(' '),
);
const FORM = /^[A-Z]{2}[A-Z0-9]{1,15}$/;
const BRITISH = /^(?:GB|XI)(?:\d{12}|\d{15})$/;

/**
 * What is wrong with an EORI number, undefined where nothing is. Form: a2 + an..15, Delegated Regulation (EU) 2015/2446, Annex B;
 * GB and XI: HMRC, twelve or fifteen digits.
 */
export function eoriProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (!FORM.test(code)) return 'it is not two letters of a country followed by at most 15 letters and digits';
  const issuer = code.slice(0, 2);
  if (!ISSUERS.has(issuer)) return `${issuer} issues no EORI numbers`;
  const british = issuer === 'GB' || issuer === 'XI';
  return british && !BRITISH.test(code) ? `after ${issuer} stand 12 or 15 digits` : undefined;
}
