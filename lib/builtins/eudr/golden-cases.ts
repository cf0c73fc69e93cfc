// What eudr must come out at: scope, risk classes and areas as others published them, and statements that must not be made.

import { exampleConsignment } from '../../eudr/index.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Expectation, GoldenCase } from '../golden.ts';
import { FARM } from './examples.ts';

const SCOPE = 'Keremozdemirra/eudr-scope-mcp (MIT), its tests against the legal texts as of 2026-09-24';
const AREA =
  'Sample areas of a public plot portal (ILLUSTRATIVE), property approx_area_ha, an ellipsoidal area computed by other software';
const LAW =
  'Regulation (EU) 2023/1115 Art. 2(28), 4 and 9, as amended; no statement may rest on what they do not allow';

const goods = (cnCode: string, country: string): JsonObject => ({
  products: [{ reference: 'goods', cnCode, producers: [{ country, plots: ['farm-1'] }] }],
});

const scope = (name: string, cnCode: string, date: string, expected: readonly Expectation[]): GoldenCase => ({
  ...{ name, citation: SCOPE, expected },
  input: { ...exampleConsignment, ...goods(cnCode, 'GH'), date, plots: FARM },
});

const risk = (name: string, country: string, value: string): GoldenCase => ({
  ...{ name, citation: SCOPE },
  input: { ...exampleConsignment, ...goods('18010000', country), plots: FARM },
  expected: [{ at: '/countries/0/risk', value }],
});

const box = ([west, south, east, north]: readonly [string, string, string, string]): string =>
  `{"type":"Polygon","coordinates":[[[${west},${south}],[${east},${south}],[${east},${north}],[${west},${north}],[${west},${south}]]]}`;

const area = (name: string, corners: readonly [string, string, string, string], value: string): GoldenCase => ({
  ...{ name, citation: AREA },
  input: { ...exampleConsignment, plots: box(corners) },
  expected: [
    { at: '/plots/areaHa', value, tolerance: '0.01' },
    { at: '/status', value: 'not_fileable' },
  ],
});

export const goldenCases: readonly GoldenCase[] = [
  scope('EUDR-SCOPE-03: hides are no longer listed', '4101', '2026-09-24', [
    { at: '/products/0/status', value: 'not_listed' },
  ]),
  scope('EUDR-SCOPE-05: soluble coffee is listed from the end of 2027', '2101 11 00', '2027-12-30', [
    { at: '/products/0/status', value: 'relevant_product' },
    { at: '/products/0/commodity', value: 'coffee' },
  ]),
  scope('EUDR-SCOPE-09: pulp is listed in part', '4703 11 00', '2026-09-24', [
    { at: '/products/0/status', value: 'partly_ex' },
  ]),
  scope('EUDR-SCOPE-11: a TARIC code is read on its first eight digits', '0901 11 00 00', '2026-09-24', [
    { at: '/products/0/status', value: 'relevant_product' },
    { at: '/products/0/code', value: '09011100' },
  ]),
  scope('EUDR-SCOPE-13: chapter 18 holds six entries', '18', '2026-09-24', [
    { at: '/products/0/status', value: 'heading_with_listed_codes' },
    { at: '/products/0/entries', value: 6 },
  ]),
  risk('EUDR-RISK-02: Brazil', 'brazil', 'standard'),
  risk('EUDR-RISK-06: Viet Nam by its three letters', 'VNM', 'low'),
  risk('EUDR-RISK-07: Myanmar', 'Myanmar', 'high'),
  risk('EUDR-RISK-12: Türkiye without its dots', 'Turkiye', 'low'),
  area('Area of a sample in Ghana', ['-2.1', '6.55', '-1.95', '6.7'], '27515.39'),
  area('Area of a sample in Viet Nam', ['108.0', '12.55', '108.18', '12.73'], '38939.81'),
  area('Area of a sample in Colombia', ['-76.45', '3.48', '-76.25', '3.65'], '41772.05'),
  {
    name: 'A whole consignment of low risk can be filed',
    citation: LAW,
    input: { ...exampleConsignment, plots: FARM },
    expected: [
      { at: '/status', value: 'fileable' },
      { at: '/risk/simplified/eligible', value: true },
      { at: '/products/0/appliesFrom', value: '2026-12-30' },
      { at: '/statement/statement/commodities/0/hsHeading', value: '18010000' },
    ],
  },
  {
    name: 'A point that stands for more than four hectares cannot, from a file of CSV',
    citation: LAW,
    input: { ...exampleConsignment, activityFile: { fileId: 'golden' } },
    file: 'plot id;latitude;longitude;area ha;country\nfarm-1;6.690000;-1.620000;4.5;GH\n',
    expected: [
      { at: '/status', value: 'not_fileable' },
      { at: '/plots/first/0/findings/0/code', value: 'polygon_required' },
    ],
  },
];
