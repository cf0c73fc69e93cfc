// Countries of origin as customs papers write them, told apart from those whose goods are outside CBAM.
import { nearest } from '../names.ts';
import { OriginRefused } from './faults.ts';

/** Goods originating here are outside CBAM (Art. 2(1) and Annex III pt 1 of Regulation (EU) 2023/956). */
const OUTSIDE = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH'.split(' '),
);
/** Officially assigned ISO 3166-1 codes of countries and territories that have no table of their own. */
const WITHOUT_TABLE = new Set(
  (
    'AD AF AG AI AQ AS AW AX BB BF BI BL BM BQ BS BT BV BW BZ CC CF CK CV CX DJ DM EH FJ FK FM FO GD GF GG GI GL GM GN GP GS GU ' +
    'GW GY HM IM IO JE KI KM KN KY LC LR LS MC MF MH MO MP MQ MS MV MW NC NF NR NU PF PM PN PR PS PW RE SB SC SH SJ SM SO SS ST ' +
    'SX TC TD TF TK TL TO TV UM VA VC VG VI VU WF WS YT'
  ).split(' '),
);
export const OTHER_COUNTRIES = 'Other Countries and Territories';
const UNKNOWN = new Set(['unknown', 'annex iv', 'annexiv', 'annex iv origin unknown', 'origin unknown']);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

export type Origin = { readonly kind: 'listed'; readonly name: string } | { readonly kind: 'other' | 'unknown' };

/** The table an origin leads to; throws OriginRefused for names nobody knows and for countries outside CBAM. */
export function findOrigin(text: string, countries: Readonly<Record<string, string>>, field: string): Origin {
  const code = text.trim().toUpperCase();
  const name = plain(text);
  if (UNKNOWN.has(name)) return { kind: 'unknown' };
  if (name === 'other' || name === plain(OTHER_COUNTRIES) || WITHOUT_TABLE.has(code)) return { kind: 'other' };
  const listed = countries[code] ?? Object.values(countries).find((each) => plain(each) === name);
  if (listed !== undefined) return { kind: 'listed', name: listed };
  if (OUTSIDE.has(code))
    throw OriginRefused({
      field,
      value: text,
      message: `Goods originating in ${code} are outside CBAM.`,
      remedy: 'Leave them out of the declaration, or correct the origin.',
    });
  const near = nearest(text, [...Object.values(countries), ...Object.keys(countries)]);
  throw OriginRefused({
    field,
    value: text,
    message: `"${text.slice(0, 60)}" is no country of origin known here.`,
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Give the ISO 3166 two-letter code, e.g. "IN".`,
  });
}
