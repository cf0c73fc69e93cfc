// What building-energy must come out at: intensities the City of Seattle published, within the half per cent its rounding leaves.
import type { GoldenCase } from '../golden.ts';

const SEATTLE = (building: string): string =>
  `City of Seattle, 2016 Building Energy Benchmarking (open data), building ${building}, published site and source EUI`;

interface Published {
  readonly building: string;
  readonly floorArea: string;
  readonly electricity: string;
  readonly naturalGas: string;
  readonly siteEui: string;
  readonly sourceEui: string;
  /** Half a per cent of each. */
  readonly tolerances: readonly [string, string];
}

const published = ({ siteEui, sourceEui, tolerances, ...meters }: Published): GoldenCase => ({
  name: `SEA-EUI-${meters.building}`,
  citation: SEATTLE(meters.building),
  input: { areaUnit: 'ft2', year: 2016, buildings: [{ ...meters }] },
  expected: [
    { at: '/total/siteEui', value: siteEui, tolerance: tolerances[0] },
    { at: '/total/sourceEui', value: sourceEui, tolerance: tolerances[1] },
    { at: '/counts/refused', value: 0 },
  ],
});

export const goldenCases: readonly GoldenCase[] = [
  published({
    ...{ building: '52', floorArea: '94900', electricity: '1257791.75', naturalGas: '18948.76' },
    ...{ siteEui: '65.2', sourceEui: '163.0', tolerances: ['0.326', '0.815'] },
  }),
  published({
    ...{ building: '67', floorArea: '70627', electricity: '863036.31', naturalGas: '23396.63' },
    ...{ siteEui: '74.8', sourceEui: '165.7', tolerances: ['0.374', '0.8285'] },
  }),
  published({
    ...{ building: '95', floorArea: '76631', electricity: '779819', naturalGas: '45980.16' },
    ...{ siteEui: '94.7', sourceEui: '172.0', tolerances: ['0.4735', '0.86'] },
  }),
  {
    name: 'SEA-EUI-52 by its meters: the year in a roll-over and three bills',
    citation: `${SEATTLE('52')}; split into readings and bills here`,
    input: {
      data: 'meters',
      areaUnit: 'ft2',
      year: 2016,
      buildings: [{ building: '52', floorArea: '94900' }],
      meters: [
        { building: '52', energy: 'electricity', day: '2016-01-01', register: '9400000', registerSize: '10000000' },
        { building: '52', energy: 'electricity', day: '2016-09-01', register: '200000', registerSize: '10000000' },
        { building: '52', energy: 'electricity', day: '2017-01-01', register: '657791.75', registerSize: '10000000' },
        { building: '52', energy: 'natural gas', from: '2016-01-01', to: '2016-03-31', amount: '9000' },
        { building: '52', energy: 'natural gas', from: '2016-04-01', to: '2016-09-30', amount: '3000' },
        { building: '52', energy: 'natural gas', from: '2016-10-01', to: '2016-12-31', amount: '6948.76' },
      ],
    },
    expected: [
      { at: '/total/siteEui', value: '65.2', tolerance: '0.326' },
      { at: '/total/sourceEui', value: '163.0', tolerance: '0.815' },
      { at: '/buildings/0/meters/0/amount', value: '1257791.75' },
      { at: '/counts/refused', value: 0 },
    ],
  },
  {
    name: 'CHI-157767 in kBtu',
    citation: 'City of Chicago, Energy Benchmarking (open data), data year 2014, building 157767: site EUI 80',
    input: {
      areaUnit: 'ft2',
      units: { electricity: 'kBtu', naturalGas: 'kBtu' },
      buildings: [
        { building: '157767', year: 2014, floorArea: '319900', electricity: '6889272', naturalGas: '18731796' },
      ],
    },
    expected: [{ at: '/total/siteEui', value: '80', tolerance: '0.5' }],
  },
  {
    name: 'SEA-EUI-138 as a file, with the emissions of its gas and grid',
    citation: `${SEATTLE('138')}; eGRID2023 revision 2 and EPA Emission Factors Hub 2025 for emissions`,
    input: { areaUnit: 'ft2', region: 'US-NWPP', factorPeriod: 'nearest', activityFile: { fileId: 'golden' } },
    file: 'building,year,floor area,electricity,natural gas\n138,2016,245587,1150648.13,78396.7\n',
    expected: [
      { at: '/total/siteEui', value: '47.9', tolerance: '0.2395' },
      { at: '/total/sourceEui', value: '83.7', tolerance: '0.4185' },
      // 7,839.67 MMBtu × (53.06 + 0.001 × 28 + 0.0001 × 265) kg CO2e.
      { at: '/emissions/scope1Co2eKg', value: '416400.152215', tolerance: '0.001' },
      // 1,150.64813 MWh × (631.735 + 0.054 × 28 + 0.008 × 265) lb CO2e × 0.45359237.
      { at: '/emissions/scope2Co2eKg', value: '331614.056378', tolerance: '0.001' },
    ],
  },
];
