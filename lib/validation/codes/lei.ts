// Legal entity identifiers: eighteen signs and two check digits.
import { mod97_10 } from 'cdigit';

const FORM = /^[A-Z0-9]{18}\d{2}$/;

/** What is wrong with an LEI (ISO 17442-1:2020; check digits ISO/IEC 7064 MOD 97-10), undefined where nothing is. */
export function leiProblem(text: string): string | undefined {
  const code = text.toUpperCase();
  if (code.length !== 20) return `it has ${code.length} signs, not 20`;
  if (!FORM.test(code)) return 'it is not 18 letters and digits followed by two digits';
  return mod97_10.validate(asDigits(code)) ? undefined : `its check digits are not ${code.slice(-2)}`;
}

/** A is 10 and Z is 35. */
const asDigits = (code: string): string =>
  code.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 'A'.charCodeAt(0) + 10));
