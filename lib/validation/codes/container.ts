// Container numbers: owner, category, serial number and a check digit.
import { isISO6346 } from 'validator/lib/isISO6346.js';

const FORM = /^[A-Z]{3}[UJZ]\d{7}$/;

/** What is wrong with a container number (ISO 6346:2022), undefined where nothing is. The library alone would let text follow. */
export function containerProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (code.length !== 11) return `it has ${code.length} signs, not 11`;
  if (!FORM.test(code)) return 'it is not three letters of the owner, U, J or Z, and seven digits';
  return isISO6346(code) ? undefined : `its check digit is not ${code.slice(-1)}`;
}

/** ISO 6346, Annex A: letters count from 10 on without the multiples of 11, places by powers of two, modulo 11 modulo 10. */
export function checkDigit(text: string): number {
  let sum = 0;
  for (const [place, sign] of [...text].entries()) {
    const value = sign >= 'A' ? letterValue(sign.charCodeAt(0) - 65) : Number(sign);
    sum += value * 2 ** place;
  }
  return (sum % 11) % 10;
}

const letterValue = (index: number): number => 10 + index + Math.floor((index + 9) / 10);
