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
