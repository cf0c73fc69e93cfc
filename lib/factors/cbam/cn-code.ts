// From a CN code as written to the good it names: in scope, long enough, and of the right year's nomenclature.
import { nearest } from '../names.ts';
import { CnCodeOfAnotherYear, CnCodeRefused, CnCodeTooShort } from './faults.ts';
import type { CbamGood } from './model.ts';

export interface GoodsIndex {
  readonly goods: ReadonlyMap<string, Omit<CbamGood, 'asked'>>;
  /** Eight-digit codes of the Combined Nomenclature 2026 in scope. */
  readonly of2026: ReadonlySet<string>;
}

const PREFIXES = [8, 6, 4] as const;

/** The digits of a code: blanks and dots are only ever spacing, and a ten-digit TARIC code begins with the CN code. */
export function readCnCode(text: string, field: string): string {
  const digits = text.replaceAll(/[\s.]/g, '');
  if (/^\d{4}(\d{2}){0,3}$/.test(digits)) return digits.slice(0, 8);
  const known = /^\d+$/.test(digits) ? `It has ${digits.length} digits.` : 'It is not written in digits.';
  throw CnCodeRefused({
    field,
    value: text,
    message: `"${text.slice(0, 40)}" is no CN code. ${known}`,
    remedy: 'Give the eight digits of the customs declaration, e.g. "72081000".',
  });
}

/** The good a code names. With `year` (2026 on) the code must stand in that nomenclature or be a heading of it. */
export function findGood(index: GoodsIndex, text: string, options: { field: string; year?: number }): CbamGood {
  const asked = readCnCode(text, options.field);
  const known = PREFIXES.map((digits) => index.goods.get(asked.slice(0, digits))).find((good) => good !== undefined);
  if (known === undefined) throw unknown(index, asked, options.field);
  if (options.year !== undefined && asked.length === 8) demandYear(index, asked, options.field);
  return { ...known, asked };
}

function unknown(index: GoodsIndex, asked: string, field: string) {
  const below = [...index.goods.keys()].filter((code) => code.startsWith(asked));
  if (below.length > 0)
    return CnCodeTooShort({
      field,
      value: asked,
      message: `${asked} holds ${below.length} goods in scope, so it names none of them.`,
      remedy: `Give the full code: ${below.slice(0, 6).join(', ')}.`,
    });
  const near = nearest(asked, index.of2026);
  return CnCodeRefused({
    field,
    value: asked,
    message: `${asked} is no good of Annex I to Regulation (EU) 2023/956.`,
    remedy: `${near === undefined ? '' : `The nearest code in scope is ${near}. `}Leave out goods that are not in scope.`,
  });
}

function demandYear(index: GoodsIndex, asked: string, field: string): void {
  if (index.of2026.has(asked) || asked.startsWith('2716')) return;
  const siblings = [...index.of2026].filter((code) => code.startsWith(asked.slice(0, 6)));
  throw CnCodeOfAnotherYear({
    field,
    value: asked,
    message: `${asked} does not stand in the Combined Nomenclature 2026.`,
    remedy: `Give one of the codes below its subheading: ${siblings.join(', ') || 'none; see the nomenclature'}.`,
  });
}
