// Countries into their ISO 3166-1 codes: by code, or by a name in English, German, French, Spanish or Italian; never by resemblance.
import { closest, distance } from 'fastest-levenshtein';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import type { Trouble } from '../model.ts';

const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Names of several countries: which is meant has to be said. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  congo: ['CD', 'CG'],
  korea: ['KP', 'KR'],
  corea: ['KP', 'KR'],
  coree: ['KP', 'KR'],
  virginislands: ['VG', 'VI'],
  saintmartin: ['MF', 'SX'],
};

let names: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Read once, when the first country is asked for. */
function allNames(): ReadonlyMap<string, ReadonlySet<string>> {
  if (names) return names;
  const made = new Map<string, Set<string>>();
  const put = (name: string, code: string) => made.set(bare(name), (made.get(bare(name)) ?? new Set()).add(code));
  for (const [alpha2 = '', alpha3 = '', numeric = ''] of codes)
    for (const code of [alpha2, alpha3, numeric]) put(code, alpha2);
  for (const { countries } of [en, de, fr, es, it])
    for (const [code, told] of Object.entries(countries))
      for (const name of Array.isArray(told) ? told : [told]) put(name, code);
  for (const [name, shared] of Object.entries(SHARED)) made.set(name, new Set(shared));
  names = made;
  return made;
}

export function normaliseCountry(
  text: string,
  output: 'alpha2' | 'alpha3' = 'alpha2',
): string | Pick<Trouble, 'code' | 'reason' | 'remedy'> {
  const wanted = bare(text);
  const found = [...(allNames().get(wanted) ?? [])];
  const [only] = found;
  if (only === undefined || wanted === '') return unknown(wanted);
  if (found.length > 1)
    return {
      code: 'country_ambiguous',
      reason: `This names ${found.join(' and ')}.`,
      remedy: 'Write the ISO 3166-1 code of the one that is meant.',
    };
  return output === 'alpha2' ? only : (codes.find(([alpha2]) => alpha2 === only)?.[1] ?? only);
}

/** Names worth being resembled: codes are near to everything. */
let candidates: string[] | undefined;

function unknown(wanted: string): Pick<Trouble, 'code' | 'reason' | 'remedy'> {
  candidates ??= [...allNames().keys()].filter((name) => name.length > 3);
  const near = wanted === '' || wanted.length > 60 ? '' : closest(wanted, candidates);
  const isNear = near !== '' && distance(near, wanted) <= Math.max(1, wanted.length / 5);
  const code = isNear ? [...(allNames().get(near) ?? [])].join(' or ') : '';
  return {
    code: 'country_unknown',
    reason: 'This is no country of ISO 3166-1.',
    remedy:
      code === ''
        ? 'Write its ISO code, or its name in English, German, French, Spanish or Italian.'
        : `Is it ${code}? Write that code.`,
  };
}

/** Every name and code with what it stands for: what a receipt pins by its hash. */
export const countryTable = (): [string, string[]][] => [...allNames()].map(([name, found]) => [name, [...found]]);
