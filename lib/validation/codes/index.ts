// Every code the rules may ask for, by name: each answers what is wrong with a text, or nothing.
import { findUnit } from '../../shared/units.ts';
import { containerProblem } from './container.ts';
import { cnProblem, ddsProblem, hsProblem, mrnProblem } from './customs.ts';
import { eoriProblem } from './eori.ts';
import { countryProblem, currencyProblem } from './geo.ts';
import { leiProblem } from './lei.ts';

export const CODE_NAMES = [
  'eori',
  'lei',
  'container',
  'country',
  'currency',
  'cn',
  'hs',
  'mrn',
  'dds',
  'unit',
] as const;
export type CodeName = (typeof CODE_NAMES)[number];

/** Units that count pieces, distance and transport work beside those that measure energy, mass and volume. */
const COUNTING = new Set([
  'piece',
  'pieces',
  'unit',
  'units',
  'km',
  'passenger.km',
  'tonne.km',
  'tkm',
  'pkm',
  'ha',
  'm2',
  'eur',
  'usd',
]);

const unitProblem = (text: string): string | undefined =>
  findUnit(text) !== undefined || COUNTING.has(text.toLowerCase()) ? undefined : 'no unit has that name';

export const CODES: Readonly<Record<CodeName, (text: string) => string | undefined>> = {
  eori: eoriProblem,
  lei: leiProblem,
  container: containerProblem,
  country: countryProblem,
  currency: currencyProblem,
  cn: cnProblem,
  hs: hsProblem,
  mrn: mrnProblem,
  dds: ddsProblem,
  unit: unitProblem,
};
