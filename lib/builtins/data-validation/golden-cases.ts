// What data-validation must come out at: codes that others published as right and wrong, and clauses that a record breaks.
import type { JsonObject } from '../../shared/json.ts';
import type { GoldenCase } from '../golden.ts';

const DOCTEST = 'arthurdejong/python-stdnum@006192e';
const HMRC = 'HMRC, eu-subsidy-compliance-frontend, EORISpec.scala: GB or XI, then 12 or 15 digits';

const IMPORT = {
  ...{ importerEori: 'DE123456789012345', cbamAccountNumber: 'CBAM-1', mrn: '26DE12345678901AR9' },
  ...{ customsDate: '2026-03-31', cnCode: '72081000', originCountry: 'IN', massT: '100' },
};

const imports = (name: string, citation: string, change: JsonObject, ruleId?: string): GoldenCase => ({
  name,
  citation,
  input: { recordType: 'cbam-import', date: '2026-06-30', records: [{ ...IMPORT, ...change }] },
  expected: [
    { at: '/valid', value: ruleId === undefined },
    { at: '/counts/errors', value: ruleId === undefined ? 0 : 1 },
    ...(ruleId === undefined ? [] : [{ at: '/findings/0/ruleId', value: ruleId }]),
  ],
});

const ISO6346 = `ISO 6346 check digits; ${DOCTEST} tests/test_iso6346.doctest`;

export const goldenCases: readonly GoldenCase[] = [
  imports('ISO6346-00: a container number', ISO6346, { containerNumber: 'CSQU3054383' }),
  imports('ISO6346-06: a wrong check digit', ISO6346, { containerNumber: 'CSQU3054384' }, 'cbam.customs-entry'),
  imports('EORI-00: an EORI number of Great Britain', HMRC, { importerEori: 'GB123456789012' }),
  imports('EORI-12: eleven digits', HMRC, { importerEori: 'GB11111111111' }, 'cbam.importer-registration'),
  imports(
    'Goods of Switzerland are outside CBAM',
    'Regulation (EU) 2023/956, Annex III, point 1',
    { originCountry: 'CH' },
    'cbam.country-of-origin',
  ),
  {
    name: 'A file of three imports: one right, one without origin, one of a day that is none',
    citation: 'Regulation (EU) 2023/956, Art. 25(2) and Annex III; ISO 8601-1:2019, 5.2.2.1',
    input: { recordType: 'cbam-import', date: '2026-06-30', activityFile: { fileId: 'golden' } },
    file: [
      'importer eori;cbam account number;mrn;customs date;cn;origin;mass t',
      'DE123456789012345;CBAM-1;26DE12345678901AR9;2026-03-31;72081000;IN;1.234,5',
      'DE123456789012345;CBAM-1;26DE12345678901AR9;2026-03-31;72081000;;12,5',
      'DE123456789012345;CBAM-1;26DE12345678901AR9;31/02/2026;72081000;TR;7',
      '',
    ].join('\n'),
    expected: [
      { at: '/counts/records', value: 3 },
      { at: '/counts/valid', value: 1 },
      { at: '/validShare', value: '0.333333' },
      { at: '/findings/0/ruleId', value: 'cbam.country-of-origin' },
      { at: '/findings/0/line', value: 3 },
      { at: '/findings/0/column', value: 'origin' },
      { at: '/findings/1/ruleId', value: 'data.date-type' },
      { at: '/findings/1/line', value: 4 },
    ],
  },
];
