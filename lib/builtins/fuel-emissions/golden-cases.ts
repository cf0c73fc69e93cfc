// What fuel-emissions must come out at: worked examples computed by hand from EPA's, eGRID's and DEFRA's printed cells.
import type { GoldenCase } from '../golden.ts';

const EPA =
  'EPA Emission Factors Hub 2025 (January), Table 1; computed by hand in neuvetra-hq/neuvetra, apps/site-api/src/calculation/scope1_engine_test.py';
const EGRID =
  'eGRID2023 revision 2, subregion output rates; computed in exact fractions in neuvetra-hq/neuvetra, apps/site-api/src/calculation/scope2_engine_test.py';
const DEFRA =
  'UK Government GHG Conversion Factors for Company Reporting 2024, Fuels and UK electricity, kg CO2e per unit';

const fuel = (name: string, activity: Record<string, string>, co2eKg: string): GoldenCase => ({
  name,
  citation: EPA,
  input: { gwpSet: 'AR5', activities: [{ site: 'Plant', date: '2025-06', region: 'US', ...activity }] },
  expected: [
    { at: '/total/co2eKg', value: co2eKg, tolerance: '0.00005' },
    { at: '/scopes/scope1/co2eKg', value: co2eKg, tolerance: '0.00005' },
    { at: '/counts/refused', value: 0 },
  ],
});

const power = (region: string, quantity: string) => ({
  ...{ site: region, date: '2023', fuel: 'electricity', quantity, unit: 'MWh', region },
});
const grid = (name: string, activities: ReturnType<typeof power>[], co2eKg: string, tolerance: string): GoldenCase => ({
  name,
  citation: EGRID,
  input: { gwpSet: 'AR5', activities },
  expected: [
    { at: '/total/co2eKg', value: co2eKg, tolerance },
    { at: '/scopes/scope2/co2eKg', value: co2eKg, tolerance },
  ],
});

export const goldenCases: readonly GoldenCase[] = [
  fuel(
    'EPA-NG-03: natural gas in ccf, heat content as billed',
    { fuel: 'natural gas', quantity: '1000', unit: 'ccf', heatContent: '1.037 therm/ccf' },
    '5507.9736',
  ),
  fuel(
    'EPA-NG-04: natural gas in scf, heat content as stated',
    { fuel: 'natural gas', quantity: '100000', unit: 'scf', heatContent: '0.001026 MMBtu/scf' },
    '5449.5477',
  ),
  fuel(
    'EPA-DIST-01: distillate fuel oil no. 2, heat content as published',
    { fuel: 'distillate fuel oil no. 2', quantity: '100', unit: 'gallon' },
    '1024.0014',
  ),
  fuel(
    'EPA-DIST-03: distillate fuel oil no. 2, heat content as stated',
    { fuel: 'distillate fuel oil no. 2', quantity: '100', unit: 'gallon', heatContent: '0.137 MMBtu/gallon' },
    '1016.5811',
  ),
  grid('EGRID-02: 250.5 MWh in RFCW', [power('US-RFCW', '250.5')], '104087.44277855847', '0.000001'),
  grid('EGRID-06: 10 MWh in CAMX', [power('US-CAMX', '10')], '1950.2612181283', '0.0001'),
  grid(
    'EGRID-08: three meters add up',
    [power('US-CAMX', '10'), power('US-RFCW', '250.5'), power('US-CAMX', '10')],
    '107987.96521481506',
    '0.000001',
  ),
  {
    name: 'DEFRA-2024: a file of gas at 0.1829 and electricity at 0.20705 kg CO2e per kWh',
    citation: DEFRA,
    input: { gwpSet: 'AR5', region: 'GB', activityFile: { fileId: 'golden' } },
    file: 'site,date,fuel,quantity,unit\nLeeds,2024-01,natural gas,1000,kWh (gross CV)\nLeeds,2024-02,electricity,10000,kWh\n',
    expected: [
      { at: '/scopes/scope1/co2eKg', value: '182.90', tolerance: '0.005' },
      { at: '/scopes/scope2/co2eKg', value: '2070.50', tolerance: '0.05' },
      { at: '/total/co2eKg', value: '2253.40', tolerance: '0.055' },
      { at: '/sites/count', value: 1 },
    ],
  },
  {
    name: 'DEFRA-2024: hotel nights, water and well-to-tank gas are scope 3 in categories 6, 1 and 3',
    citation:
      'UK Government GHG Conversion Factors for Company Reporting 2024, Hotel stay, Water supply and WTT- fuels, kg CO2e per unit',
    input: {
      gwpSet: 'AR5',
      region: 'GB',
      date: '2024',
      activities: [
        { site: 'Leeds', fuel: 'Hotel stay · UK', quantity: '10', unit: 'room-night' },
        { site: 'Leeds', fuel: 'Water supply', quantity: '100', unit: 'm3' },
        { site: 'Leeds', fuel: 'WTT- fuels · Natural gas', quantity: '1000', unit: 'kWh (gross CV)' },
      ],
    },
    expected: [
      { at: '/scopes/scope3/byCategory/0/co2eKg', value: '15.311' },
      { at: '/scopes/scope3/byCategory/1/co2eKg', value: '30.21' },
      { at: '/scopes/scope3/byCategory/2/co2eKg', value: '104' },
      { at: '/total/co2eKg', value: '149.521' },
    ],
  },
];
