// The words people use for fuels and regions, mapped to the library's: an explicit list, so nothing is ever matched by resemblance.
import { distance } from 'fastest-levenshtein';

/** A map, since an object answers "constructor" with what nobody listed. */
function namesOf<T>(listed: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(listed));
}

/** Everyday name → library fuels, the first that the region knows. */
const FUEL_ALIASES: ReadonlyMap<string, readonly string[]> = namesOf({
  gas: ['natural-gas'],
  'nat-gas': ['natural-gas'],
  naturalgas: ['natural-gas'],
  'mains-gas': ['natural-gas'],
  electric: ['electricity'],
  'grid-electricity': ['electricity'],
  'purchased-electricity': ['electricity'],
  power: ['electricity'],
  'steam-and-heat': ['steam'],
  'purchased-steam': ['steam'],
  'district-steam': ['steam'],
  'district-heat': ['steam'],
  'district-heating': ['steam'],
  'district-heat-and-steam': ['steam'],
  diesel: ['distillate-fuel-oil-no-2', 'diesel-average-biofuel-blend'],
  'diesel-fuel': ['distillate-fuel-oil-no-2', 'diesel-average-biofuel-blend'],
  'heating-oil': ['distillate-fuel-oil-no-2', 'burning-oil'],
  'fuel-oil-no-2': ['distillate-fuel-oil-no-2'],
  'fuel-oil-2': ['distillate-fuel-oil-no-2'],
  'fuel-oil-no-6': ['residual-fuel-oil-no-6'],
  gasoline: ['motor-gasoline'],
  petrol: ['petrol-average-biofuel-blend'],
  lpg: ['lpg', 'liquefied-petroleum-gases-lpg'],
  'jet-fuel': ['kerosene-type-jet-fuel', 'aviation-turbine-fuel'],
  avgas: ['aviation-gasoline', 'aviation-spirit'],
  wood: ['wood-and-wood-residuals'],
  biodiesel: ['biodiesel-100'],
  ethanol: ['ethanol-100'],
  kerosine: ['kerosene'],
});

/** Everyday name of an activity → how sources name it; every one of them that a set knows is a candidate. */
const ACTIVITY_ALIASES: ReadonlyMap<string, readonly string[]> = namesOf({
  electricity: ['electricity-generated'],
  steam: ['steam-and-heat', 'district-heat-and-steam-kwh', 'district-heat-and-steam-2020'],
  diesel: ['diesel-average-biofuel-blend', 'diesel-fuel', 'distillate-fuel-oil-no-2'],
  'hotel-night': ['hotel-stay'],
  water: ['water-supply'],
});

/** Every name under which a set may know the activity, the text itself first. */
export function activityNames(text: string): readonly string[] {
  const name = slug(text);
  const fuels = FUEL_ALIASES.get(name) ?? [];
  return [
    ...new Set([
      name,
      ...(ACTIVITY_ALIASES.get(name) ?? []),
      ...fuels,
      ...fuels.flatMap((fuel) => ACTIVITY_ALIASES.get(fuel) ?? []),
    ]),
  ];
}

export const activitySpellings: readonly string[] = [...ACTIVITY_ALIASES.keys(), ...FUEL_ALIASES.keys()];

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** The library fuels a text may mean, best first; empty when it is unknown. */
export function fuelCandidates(text: string, known: ReadonlySet<string>): readonly string[] {
  const name = slug(text);
  const direct = known.has(name) ? [name] : [];
  return [...direct, ...(FUEL_ALIASES.get(name) ?? []).filter((fuel) => fuel !== name)];
}

export const fuelSpellings = (known: ReadonlySet<string>): readonly string[] => [...known, ...FUEL_ALIASES.keys()];

const REGION_ALIASES: ReadonlyMap<string, string> = namesOf({
  UK: 'GB',
  GBR: 'GB',
  USA: 'US',
  'UNITED KINGDOM': 'GB',
  'UNITED STATES': 'US',
});

/** `NWPP`, `us-nwpp`, `UK` → the library's region code; undefined when unknown. */
export function findRegion(text: string, known: ReadonlySet<string>): string | undefined {
  const name = text.trim().toUpperCase();
  const code = REGION_ALIASES.get(name) ?? name;
  if (known.has(code) || code === 'US') return code;
  return known.has(`US-${code}`) ? `US-${code}` : undefined;
}

/** A subregion answers for its country where it has no factor of its own: fuels burn alike in all of it. */
export const parentRegion = (region: string): string | undefined =>
  region.includes('-') ? region.slice(0, 2) : undefined;

/** The known name nearest to a misspelt one, when it is near enough to be worth suggesting. */
export function nearest(text: string, known: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase().slice(0, 60);
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}
