// What is missing from an import's data, in words a declarant can act on; each gap once, with the rows it concerns.
import { ASSUMPTION_CODES } from '../../calculators/index.ts';
import type { Assessed } from './evaluate.ts';
import type { CbamParameters } from './input.ts';

export const GAP_CODES = [
  ...ASSUMPTION_CODES,
  'foreign_default' as const,
  ...(['importer_missing', 'eori_missing', 'declarant_missing', 'year_open'] as const),
  ...(['installation_missing', 'installation_undescribed', 'operator_missing', 'verification_missing'] as const),
  ...(['carbon_price_evidence_missing', 'origin_unknown'] as const),
] as const;

export interface Gap {
  readonly code: (typeof GAP_CODES)[number];
  readonly message: string;
}

const gap = (code: Gap['code'], message: string): Gap => ({ code, message });

/** What the declaration of the whole quarter lacks. */
export function gapsOfAll({ importer, earlierImportsT }: CbamParameters): Gap[] {
  return [
    ...(importer === undefined ? [gap('importer_missing', 'No importer is given; the declaration names one.')] : []),
    ...(importer && importer.eori === undefined ? [gap('eori_missing', 'The importer has no EORI number.')] : []),
    ...(importer && importer.declarant === undefined
      ? [gap('declarant_missing', 'The CBAM account number of the authorised declarant is not given.')]
      : []),
    ...(earlierImportsT === undefined
      ? [
          gap(
            'year_open',
            'What was imported earlier in the year is not given, so the threshold is told for these rows alone.',
          ),
        ]
      : []),
  ];
}

export function gapsOf(found: Assessed): Gap[] {
  const { good, origin, basis, defaultValue, counts, carbonPrice } = found;
  const what = `${good.asked} from ${origin.toUpperCase()}`;
  const byDefault = basis === 'default';
  return [
    ...(byDefault
      ? [gap('default_value', `${what}: no actual emissions; the default value with mark-up counts.`)]
      : gapsOfActual(found, what)),
    ...(byDefault && defaultValue.basis !== 'country'
      ? [gap('foreign_default', `${what}: the default value is that of ${defaultValue.row}.`)]
      : []),
    ...(defaultValue.basis === 'highest of all countries'
      ? [gap('origin_unknown', `${what}: goods are declared with a country of origin.`)]
      : []),
    ...(carbonPrice && carbonPrice.evidence === undefined
      ? [gap('carbon_price_evidence_missing', `${what}: nothing certifies the carbon price paid.`)]
      : []),
    // That the default value counts is said above, in words of the import.
    ...counts.assumptions
      .filter(({ code }) => code !== 'default_value')
      .map(({ code, message }) => gap(code, `${what}: ${message}`)),
  ];
}

/** Actual emissions count only when a verifier has confirmed those of a named installation (Regulation (EU) 2023/956 Arts 7, 8 and 10). */
function gapsOfActual({ installation }: Assessed, what: string): Gap[] {
  if (installation === undefined)
    return [gap('installation_missing', `${what}: actual emissions without the installation they are of.`)];
  const { id, described } = installation;
  if (described === undefined)
    return [gap('installation_undescribed', `${what}: installation "${id}" is not among "installations".`)];
  return [
    ...(described.operator === undefined ? [gap('operator_missing', `Installation "${id}" has no operator.`)] : []),
    ...(described.verification === undefined
      ? [gap('verification_missing', `Installation "${id}" has no verification report: actual values need one.`)]
      : []),
  ];
}
