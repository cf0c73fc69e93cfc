// Codes of customs and of the registers beside it: HS and CN codes, movement reference numbers, statements of due diligence.
import { checkDigit } from './container.ts';

/** Chapter 77 is kept for later use; 98 and 99 are for special declarations. */
const isChapter = (code: string): boolean => {
  const chapter = Number(code.slice(0, 2));
  return chapter >= 1 && chapter <= 99 && chapter !== 77;
};

/** Customs write 7208 10 00, and 7208.10.00. */
export const bareCode = (text: string): string => text.replaceAll(/[\s.]/g, '');

/** Eight digits (Regulation (EEC) No 2658/87, Art. 3); the ten of a TARIC code begin with them. */
export function cnProblem(text: string): string | undefined {
  const code = bareCode(text);
  if (!/^\d+$/.test(code)) return 'it has signs that are no digits';
  if (code.length !== 8 && code.length !== 10) return `it has ${code.length} digits, not 8`;
  return isChapter(code) ? undefined : `the nomenclature has no chapter ${code.slice(0, 2)}`;
}

/** Six digits (Harmonized System Convention, Annex). */
export function hsProblem(text: string): string | undefined {
  const code = bareCode(text);
  if (!/^\d{6}$/.test(code)) return 'it is not six digits';
  return isChapter(code) && code.slice(0, 2) < '98' ? undefined : `the system has no chapter ${code.slice(0, 2)}`;
}

/**
 * Movement reference numbers: year, country, twelve signs, the letter of the procedure (a digit before 2023) and a check digit
 * reckoned as that of ISO 6346 (Implementing Regulation (EU) 2015/2447, Art. 226 and Annex B, Title II).
 */
export function mrnProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (code.length !== 18) return `it has ${code.length} signs, not 18`;
  if (!/^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$/.test(code))
    return 'it is not a year, a country, 13 letters or digits and a check digit';
  const due = checkDigit(code.slice(0, 17));
  return due === Number(code.at(-1)) ? undefined : `its check digit is not ${code.at(-1)}`;
}

/** Reference numbers of the information system of Art. 33 Regulation (EU) 2023/1115: year, country, ten signs. */
export const ddsProblem = (text: string): string | undefined =>
  /^\d{2}[A-Z]{2}[A-Z0-9]{10}$/.test(text.toUpperCase())
    ? undefined
    : 'it is not a year, a country and ten letters or digits';
