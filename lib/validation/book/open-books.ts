// Where checks look things up: the vocabularies of the book, the goods of CBAM, the factor library and the room of geometry.
import { CBAM_ASSETS, cbamTables, findFactor, library } from '../../factors/index.ts';
import { isFault } from '../../shared/fault.ts';
import { parsePeriod } from '../../shared/period.ts';
import type { Books, FactorAsked, Wrong } from '../engine/books.ts';
import { RULE_ASSETS, type RuleBook } from './open-book.ts';

/** What a function that validates names under `assets`. */
export const VALIDATION_ASSETS: readonly string[] = [...RULE_ASSETS, ...CBAM_ASSETS];

/** `geometry`: only rules that look at plots need that room, and it is not small. */
export async function openBooks(book: RuleBook, { geometry }: { readonly geometry: boolean }): Promise<Books> {
  const plots = geometry ? (await import('./plot-findings.ts')).plotFindings : () => [];
  return {
    plots,
    vocabulary(id) {
      const words = book.vocabularies.get(id);
      if (words === undefined) throw new RangeError(`A rule asks for the vocabulary "${id}", which is none.`);
      return words;
    },
    cbamGood,
    factor: remembered(factorWrong),
  };
}

function cbamGood(code: string): Wrong | undefined {
  try {
    cbamTables().good(code);
    return undefined;
  } catch (error) {
    if (!isFault(error)) throw error;
    const remedy = String(error.problems[0]?.details?.['remedy'] ?? '');
    return { reason: error.message.replace(remedy, '').trim(), remedy };
  }
}

function factorWrong({ material, unit, region, date }: FactorAsked): Wrong | undefined {
  const period = parsePeriod(date);
  if (period === undefined) return undefined;
  const found = findFactor(library(), { fuel: material, unit, region, period, factorPeriod: 'nearest' });
  return 'code' in found ? { reason: found.reason, remedy: found.remedy } : undefined;
}

/** Activities ask for the same few factors over and over; a file of strangers' words must not fill the memory. */
const KEPT = 1_000;
function remembered(ask: (asked: FactorAsked) => Wrong | undefined): typeof ask {
  const known = new Map<string, Wrong | undefined>();
  return (asked) => {
    const key = JSON.stringify([asked.material, asked.unit, asked.region, asked.date.slice(0, 7)]);
    if (known.has(key)) return known.get(key);
    const answer = ask(asked);
    if (known.size < KEPT) known.set(key, answer);
    return answer;
  };
}
