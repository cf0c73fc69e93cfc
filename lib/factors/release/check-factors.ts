// What every factor of a candidate must satisfy; one breach and nothing of the set is published.
import { add, type Decimal, negate, toDecimal, ZERO } from '../../shared/decimal.ts';
import { findUnit } from '../../shared/units.ts';
import { placeOf } from '../book/regions.ts';
import { CandidateFactor } from './contract.ts';
import type { Finding } from './records.ts';

const FIGURES = ['co2e', 'co2', 'ch4', 'n2o'] as const;
/** kg per unit: the highest published GWP per kg of gas is some 25,000, per tonne a thousand times that. */
const MOST = 100_000_000;

/** The factors that are well formed, and every breach with its place. */
export function checkFactors(rows: readonly unknown[]): { factors: CandidateFactor[]; breaches: Finding[] } {
  const breaches: Finding[] = [];
  const factors: CandidateFactor[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const at = `/factors/${index}`;
    const parsed = CandidateFactor.safeParse(row);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        breaches.push({ check: 'form', at: [at, ...path.map(String)].join('/'), message });
      continue;
    }
    factors.push(parsed.data);
    breaches.push(...breachesOf(parsed.data, at), ...twin(parsed.data, seen, at));
  }
  return { factors, breaches };
}

function twin(factor: CandidateFactor, seen: Set<string>, at: string): Finding[] {
  const { scope, category, subcategory, activity, variant, unit, region } = factor;
  const words = [scope, category, subcategory, activity, variant, unit, region].join('|').toLowerCase();
  const twice = [factor.id, words].filter((name) => seen.has(name));
  seen.add(factor.id).add(words);
  if (twice.length === 0) return [];
  return [{ check: 'duplicates', at, message: `"${factor.id}" stands twice, by id or by all its words.` }];
}

function breachesOf(factor: CandidateFactor, at: string): Finding[] {
  const found: Finding[] = [];
  const breach = (check: string, field: string, message: string) =>
    found.push({ check, at: `${at}/${field}`, message });
  if (findUnit(factor.unit) === undefined) breach('units', 'unit', `"${factor.unit}" is no unit of the unit table.`);
  if (placeOf(factor.region) === undefined)
    breach('regions', 'region', `"${factor.region}" is no country or part of one.`);
  const stated = FIGURES.filter((name) => factor[name] !== undefined);
  if (stated.length === 0) breach('figures', 'co2e', 'No figure is stated at all.');
  for (const name of stated) {
    const value = Number(factor[name]);
    if (value < 0 || value > MOST) breach('ranges', name, `${factor[name]} kg per unit is not between 0 and ${MOST}.`);
  }
  if (factor.gasBasis === 'co2e only' && stated.some((name) => name !== 'co2e'))
    breach('gas basis', 'gasBasis', '"co2e only" states no gases.');
  if (!addsUp(factor)) breach('sums', 'co2e', 'Its gases, which are CO2e, do not add up to its CO2e.');
  return found;
}

/** Within a thousandth, as published tables round. */
function addsUp({ gasBasis, co2e, co2, ch4, n2o }: CandidateFactor): boolean {
  if (gasBasis !== 'co2e of each gas' || co2e === undefined || co2 === undefined) return true;
  const whole = toDecimal(co2e);
  const parts = [co2, ch4, n2o].reduce<Decimal>(
    (sum, text) => (text === undefined ? sum : add(sum, toDecimal(text))),
    ZERO,
  );
  const apart = add(whole, negate(parts));
  const size = (value: Decimal) => Math.abs(Number(value.coefficient)) / 10 ** value.scale;
  return size(apart) <= 2e-5 + 0.001 * size(whole);
}
