// One question to the library: which published factor answers for this fuel, unit, place and time, or why does none?
import { overlaps, type Period } from '../shared/period.ts';
import { findUnit, type Unit, unitSpellings } from '../shared/units.ts';
import type { Library } from './library.ts';
import type { Factor, LookupFailure } from './model.ts';
import { findRegion, fuelCandidates, fuelSpellings, nearest, parentRegion, slug } from './names.ts';

export interface FactorQuery {
  readonly fuel: string;
  readonly unit: string;
  readonly region: string;
  readonly period: Period;
  /** `strict` refuses a period no factor is valid in; `nearest` takes the factor nearest in time and says so. */
  readonly factorPeriod: 'strict' | 'nearest';
  /** A stated heat content opens the way from mass or volume to an energy factor. */
  readonly heatPer?: Unit;
}

export interface FoundFactor {
  readonly factor: Factor;
  readonly unit: Unit;
  readonly inPeriod: boolean;
}

const failure = (field: LookupFailure['field'], code: string, reason: string, remedy: string): LookupFailure => ({
  field,
  code,
  reason,
  remedy,
});
const hint = (near: string | undefined): string => (near === undefined ? '' : `Did you mean "${near}"? `);

/** The factor for a query; a failure names field, reason and remedy. Pure: the same query on the same library answers alike for ever. */
export function findFactor(library: Library, query: FactorQuery): FoundFactor | LookupFailure {
  const fuels = fuelCandidates(query.fuel, library.fuels);
  if (fuels.length === 0) return unknownFuel(library, query.fuel);
  const region = findRegion(query.region, library.regions);
  if (region === undefined) return unknownRegion(library, query.region);
  const unit = findUnit(query.unit);
  if (unit === undefined) return unknownUnit(query.unit);
  const inRegion = firstWithFactors(library, fuels, region);
  if (inRegion.length === 0) return notThere(library, fuels, region);
  // Outside the US a bare gallon may be the imperial one, a fifth larger.
  if (/^gal(lon)?s?$/i.test(query.unit.trim()) && inRegion[0]?.region !== 'US') {
    return failure(
      'unit',
      'unit_ambiguous',
      `"${query.unit.trim()}" means two volumes.`,
      'Write "US gallon" or "imperial gallon".',
    );
  }
  const usable = bySuitability(inRegion, unit, query.heatPer);
  if (!Array.isArray(usable)) return usable;
  return byPeriod(usable, unit, query);
}

function firstWithFactors(library: Library, fuels: readonly string[], region: string): readonly Factor[] {
  for (const place of [region, parentRegion(region)]) {
    for (const fuel of place === undefined ? [] : fuels) {
      const found = library.find(fuel, place ?? region);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function bySuitability(factors: readonly Factor[], unit: Unit, heatPer: Unit | undefined): Factor[] | LookupFailure {
  const same = factors.filter((factor) => factor.unit.dimension === unit.dimension && suits(factor.unit, unit));
  // Gross and net energy of one fuel differ by 5-10 %; a source that publishes both leaves nothing to assume.
  const bases = new Set(same.map((factor) => factor.unit.calorific));
  if (unit.calorific === undefined && bases.size > 1) {
    return failure(
      'unit',
      'unit_ambiguous',
      `"${unit.id}" does not say whether the fuel's gross or net calorific value is meant.`,
      `Write "${unit.id} (gross CV)", as on most gas bills, or "${unit.id} (net CV)".`,
    );
  }
  if (same.length > 0) return preferExact(same, unit);
  const byHeat = factors.filter((factor) => {
    const per = heatPer ?? factor.heat?.per;
    return factor.unit.dimension === 'energy' && per?.dimension === unit.dimension;
  });
  if (byHeat.length > 0) return byHeat;
  const accepted = [
    ...new Set(factors.flatMap((factor) => [factor.unit.id, ...(factor.heat ? [factor.heat.per.id] : [])])),
  ];
  return failure(
    'unit',
    'unit_mismatch',
    `${factors[0]?.name ?? 'This fuel'} cannot be reckoned from "${unit.id}" (${unit.dimension}) without a heat content or density.`,
    `Use ${accepted.map((id) => `"${id}"`).join(', ')} or a unit of the same kind.`,
  );
}

const suits = (factor: Unit, given: Unit): boolean =>
  given.calorific === undefined || factor.calorific === undefined || factor.calorific === given.calorific;

/** Several releases of one factor may remain; only those of one unit must. */
function preferExact(factors: readonly Factor[], unit: Unit): Factor[] {
  const chosen = factors.find((factor) => factor.unit.id === unit.id) ?? factors[0];
  return factors.filter((factor) => factor.unit.id === chosen?.unit.id);
}

function byPeriod(factors: readonly Factor[], unit: Unit, query: FactorQuery): FoundFactor | LookupFailure {
  const newestFirst = factors.toSorted((a, b) => (a.set.recordedAt < b.set.recordedAt ? 1 : -1));
  const valid = newestFirst.find(({ set }) => overlaps(query.period, set.validFrom, set.validTo));
  if (valid !== undefined) return { factor: valid, unit, inPeriod: true };
  const near = newestFirst.toSorted((a, b) => gap(a, query.period) - gap(b, query.period))[0];
  if (near !== undefined && query.factorPeriod === 'nearest') return { factor: near, unit, inPeriod: false };
  const span = near === undefined ? '' : `${near.set.validFrom} to ${near.set.validTo ?? 'now'}`;
  return failure(
    'date',
    'period_without_factor',
    `No factor for ${near?.name ?? query.fuel} is valid in ${query.period.from.slice(0, 10)}.`,
    `The nearest is ${near?.set.id ?? 'none'} (${span}); correct the date, or set "factorPeriod": "nearest" to use it knowingly.`,
  );
}

const gap = ({ set }: Factor, period: Period): number => {
  const days = (text: string) => Date.parse(text) / 86_400_000;
  return period.to < set.validFrom
    ? days(set.validFrom) - days(period.to)
    : days(period.from) - days(set.validTo ?? period.from);
};

function unknownFuel(library: Library, text: string): LookupFailure {
  const near = nearest(slug(text), fuelSpellings(library.fuels));
  return text.trim() === ''
    ? failure(
        'fuel',
        'fuel_missing',
        'The fuel is missing.',
        'Name the fuel or energy, e.g. "natural gas" or "electricity".',
      )
    : failure(
        'fuel',
        'fuel_unknown',
        `"${text.slice(0, 80)}" is not a fuel of the factor library.`,
        `${hint(near)}Use a name as its source prints it, e.g. "natural gas", "electricity", "steam".`,
      );
}

function unknownRegion(library: Library, text: string): LookupFailure {
  if (text.trim() === '') {
    return failure(
      'region',
      'region_missing',
      'The region is missing.',
      'Give a region column, or "region" in the input as the default for all rows.',
    );
  }
  const near = nearest(text, [...library.regions, 'US', 'UK']);
  return failure(
    'region',
    'region_unknown',
    `"${text.slice(0, 80)}" is not a region of the factor library.`,
    `${hint(near)}Use "GB", "US" or an eGRID subregion such as "US-NWPP".`,
  );
}

function unknownUnit(text: string): LookupFailure {
  if (text.trim() === '')
    return failure(
      'unit',
      'unit_missing',
      'The unit is missing.',
      'Name the unit of the quantity, e.g. "kWh" or "therm".',
    );
  if (/^tons?$/i.test(text.trim())) {
    return failure(
      'unit',
      'unit_ambiguous',
      '"ton" means three different masses.',
      'Write "short ton" (US), "long ton" (imperial) or "tonne" (metric).',
    );
  }
  const near = nearest(text, unitSpellings);
  return failure(
    'unit',
    'unit_unknown',
    `"${text.slice(0, 80)}" is not a unit of energy, mass or volume known here.`,
    `${hint(near)}Use e.g. "kWh", "therm", "MMBtu", "kBtu", "gallon", "litre", "m3", "tonne".`,
  );
}

function notThere(library: Library, fuels: readonly string[], region: string): LookupFailure {
  const places = [...library.regions].filter((place) => fuels.some((fuel) => library.find(fuel, place).length > 0));
  const finer = places.filter((place) => place.startsWith(`${region}-`));
  return failure(
    'region',
    'region_without_factor',
    `There is no factor for "${fuels[0] ?? ''}" in ${region}.`,
    finer.length > 0
      ? `Name the grid subregion: ${finer.map((place) => `"${place}"`).join(', ')}.`
      : `It is known in ${
          places
            .slice(0, 5)
            .map((place) => `"${place}"`)
            .join(', ') || 'no region'
        }.`,
  );
}
