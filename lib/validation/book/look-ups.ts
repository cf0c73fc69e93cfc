// What rules ask the factor library and the CBAM tables: loaded when a rule that asks is first compiled.
import { cbamTables, findFactor, library } from '../../factors/index.ts';
import { isFault } from '../../shared/fault.ts';
import { parsePeriod } from '../../shared/period.ts';
import type { FactorAsked, Wrong } from '../engine/books.ts';

export function cbamGood(code: string): Wrong | undefined {
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
const known = new Map<string, Wrong | undefined>();

export function factor(asked: FactorAsked): Wrong | undefined {
  const key = JSON.stringify([asked.material, asked.unit, asked.region, asked.date]);
  if (known.has(key)) return known.get(key);
  const answer = factorWrong(asked);
  if (known.size < KEPT) known.set(key, answer);
  return answer;
}
