// Obstacles by name: what keeps a statement from being filed, with the article, or with the error the information system answers.
import type { Obstacle } from './model.ts';

const LAW = 'Regulation (EU) 2023/1115';
const SYSTEM = 'EU information system: ';

/** Code → remedy and source. Errors of the system as its specification for operators publishes them (conformance test 4, 2025). */
const KINDS = {
  cn_code_unreadable: ['Give the CN code with eight digits.', `${SYSTEM}EUDR_COMMODITIES_HS_CODE_INVALID`],
  not_a_relevant_product: ['Leave it out: no statement is due for it.', 'Annex I'],
  cn_code_too_short: ['Give all eight digits of the CN code.', 'Annex I'],
  description_missing: ['Describe the goods with their trade name.', 'Art. 9(1)(a)'],
  species_missing: [
    'Name common and scientific names of every species.',
    `${SYSTEM}EUDR_COMMODITIES_SPECIES_INFORMATION_SCIENTIFIC_NAME_EMPTY`,
  ],
  net_mass_missing: ['State the net mass in kilograms.', `${SYSTEM}EUDR_COMMODITIES_DESCRIPTOR_NET_MASS_EMPTY`],
  quantity_missing: ['State net mass or supplementary units.', `${SYSTEM}EUDR_COMMODITIES_DESCRIPTOR_QUANTITY_MISSING`],
  unit_qualifier_missing: [
    'Name the supplementary unit.',
    `${SYSTEM}EUDR_COMMODITIES_DESCRIPTOR_SUPPLEMENTARY_UNIT_MISSING`,
  ],
  units_missing: [
    'State the number of supplementary units.',
    `${SYSTEM}EUDR_COMMODITIES_DESCRIPTOR_NUMBER_OF_UNITS_MISSING`,
  ],
  production_time_missing: ['State the date or time range of production.', 'Art. 9(1)(d)'],
  production_time_backwards: ['Let production end after it began, and not after the consignment.', 'Art. 9(1)(d)'],
  producers_missing: [
    'Name producers with their plots, or reference earlier statements.',
    `${SYSTEM}EUDR_COMMODITIES_PRODUCERS_EMPTY`,
  ],
  country_unknown: [
    'Write an ISO 3166 code or an English country name.',
    `${SYSTEM}EUDR_COMMODITITY_PRODUCER_COUNTRY_CODE_INVALID`,
  ],
  country_undecided: ['Ask the competent authority; the Commission has not classified it.', 'Art. 29'],
  geolocation_missing: ['Give the plots of this producer.', `${SYSTEM}EUDR_COMMODITIES_PRODUCER_GEO_EMPTY`],
  plot_unknown: ['Name plots that the GeoJSON holds.', 'Art. 9(1)(d)'],
  plot_unfileable: ['Mend the plot as its findings say.', `${SYSTEM}EUDR_COMMODITIES_PRODUCER_GEO_INVALID`],
  plot_in_other_country: ['Bring the country of the producer and that of the plot in line.', 'Art. 9(1)(c) and (d)'],
  document_unfileable: ['Mend the GeoJSON as its findings say.', `${SYSTEM}EUDR_COMMODITIES_PRODUCER_GEO_INVALID`],
  geolocation_too_large: ['Split the consignment over several statements.', `${SYSTEM}EUDR_MAXIMUM_GEO_SIZE_REACHED`],
  supplier_unknown: ['Name suppliers that are described.', 'Art. 9(1)(e)'],
  supplier_incomplete: ['Give name, postal address and email of every supplier.', 'Art. 9(1)(e)'],
  deforestation_evidence_missing: [
    'Say what shows that there was no deforestation after 31 December 2020.',
    'Art. 9(1)(g)',
  ],
  legality_evidence_missing: ['Say what shows that the laws of the country of production were kept.', 'Art. 9(1)(h)'],
  eori_missing: ['State the EORI number.', `${SYSTEM}EUDR_OPERATOR_EORI_FOR_ACTIVITY_MISSING`],
  operator_incomplete: ['State name, address and email of the operator.', 'Annex II(1)'],
  internal_reference_missing: ['State your own reference of the statement.', 'Annex II'],
  risk_not_negligible: ['Answer every criterion, and resolve each concern by measures.', 'Art. 4(4), 10(1) and 11'],
  reference_malformed: [
    'Write the 14 characters the information system gave, e.g. 25NLSN6LX69730.',
    `${SYSTEM}EUDR_REFERENCED_STATEMENT_NOT_FOUND`,
  ],
  statement_unknown: ['Describe every statement that is referenced.', `${SYSTEM}EUDR_REFERENCED_STATEMENT_NOT_FOUND`],
  statement_repeated: ['Describe every statement once.', `${SYSTEM}EUDR_REFERENCED_STATEMENT_NOT_FOUND`],
  verification_missing: [
    'State the eight characters of the verification number.',
    `${SYSTEM}EUDR_REFERENCED_STATEMENT_NOT_FOUND`,
  ],
  statements_in_a_circle: ['A statement cannot rest on itself: correct the references.', 'Art. 4(8)'],
  too_many_references: ['Reference at most 2,000 statements.', `${SYSTEM}EUDR_MAXIMUM_REFERENCED_DDS_REACHED`],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type ObstacleCode = keyof typeof KINDS;

export function obstacle(code: ObstacleCode, field: string, message: string): Obstacle {
  const [remedy, source] = KINDS[code];
  return { code, field, message, remedy, source: source.startsWith(SYSTEM) ? source : `${LAW} ${source}` };
}
