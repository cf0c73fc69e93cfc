// What data-pipeline must come out at: conversions and sums that follow from published sizes and definitions alone.
import type { GoldenCase } from '../golden.ts';

const NIST =
  'NIST SP 811 (2008), Appendix B.8: one Btu (IT) is 1.05505585262 E+03 J, one short ton 9.0718474 E+02 kg, one barrel 42 gallons (US)';
const RANK =
  'NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2: percentiles by rank, here of the numbers 1 to 5';

const conversion = (from: string, to: string, value: string): GoldenCase => ({
  name: `${from} to ${to}`,
  citation: NIST,
  input: {
    definition: {
      name: 'convert',
      stages: [{ id: 'convert', op: 'convert', field: 'quantity', unitField: 'unit', to }],
    },
    rows: [{ quantity: '1000', unit: from }],
  },
  expected: [
    { at: '/rows/0/row/quantity', value, tolerance: '0.000001' },
    { at: '/counts/output', value: 1 },
  ],
});

export const goldenCases: readonly GoldenCase[] = [
  conversion('short ton', 'kg', '907184.74'),
  conversion('MMBtu', 'MWh', '293.071070172'),
  conversion('barrel', 'US gallon', '42000'),
  {
    name: 'percentiles by rank and by interpolation',
    citation: RANK,
    input: {
      definition: {
        name: 'percentiles',
        stages: [
          {
            id: 'all',
            op: 'aggregate',
            plan: {
              by: [],
              measures: [
                { name: 'median', op: 'percentile', field: 'v', percentile: '0.5', method: 'nearest-rank' },
                { name: 'quartile', op: 'percentile', field: 'v', percentile: '0.25', method: 'linear' },
              ],
            },
          },
        ],
      },
      rows: [1, 2, 3, 4, 5].map((v) => ({ v })),
    },
    expected: [
      { at: '/rows/0/row/median', value: '3' },
      { at: '/rows/0/row/quartile', value: '2' },
    ],
  },
  {
    name: 'A file of two sites, one row with a day the calendar lacks',
    citation: NIST,
    input: {
      definition:
        'name: energy\nstages:\n- {id: read, op: transform, to: energy-consumption, locale: en-US, onError: quarantine}\n- {id: sum, op: aggregate, plan: {by: [{kind: category, field: energy}], measures: [{name: kWh, op: sum, field: energyKwh}]}}\n',
      activityFile: { fileId: 'golden' },
    },
    file: 'Meter,Start,End,Energy type,Consumption,Unit\nM1,2025-01-01,2025-01-31,gas,"1,000",MMBtu\nM2,2025-01-01,02/31/2025,gas,5,MWh\nM3,2025-01-01,2025-01-31,Erdgas,6928.929828,kWh\n',
    expected: [
      { at: '/rows/0/row/kWh', value: '300000', tolerance: '0.001' },
      { at: '/counts/quarantined', value: 1 },
      { at: '/rows/0/lineage/inputs/1', value: 'main/3' },
    ],
  },
];
