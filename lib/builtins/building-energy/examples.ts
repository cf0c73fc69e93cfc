// Inputs that run as they stand: what the manifest shows and the tests hold.
import type { BuiltinManifest } from '../contract.ts';

export const EXAMPLES: BuiltinManifest['examples'] = [
  {
    name: 'One building in the body, with a saving option',
    input: {
      areaUnit: 'ft2',
      region: 'US-NWPP',
      factorPeriod: 'nearest',
      buildings: [
        {
          ...{ building: 'Town hall', year: 2016, propertyType: 'Office', floorArea: '94900' },
          ...{ electricity: '1257791.75', naturalGas: '18948.76' },
        },
      ],
      measures: [{ name: 'LED lighting', energy: 'electricity', saves: '0.12', investment: '95000', years: 15 }],
      prices: { currency: 'USD', discountRate: '0.05', electricity: '0.11', naturalGas: '1.05' },
    },
  },
  {
    name: 'The bills and readings of one building',
    input: {
      data: 'meters',
      areaUnit: 'm2',
      year: 2023,
      region: 'US-NWPP',
      fillGaps: true,
      buildings: [{ building: 'School 1', propertyType: 'K-12 School', floorArea: '4200' }],
      meters: [
        { building: 'School 1', meter: 'E-17', energy: 'electricity', day: '2023-01-01', register: '88210' },
        {
          building: 'School 1',
          meter: 'E-17',
          energy: 'electricity',
          day: '2023-07-02',
          register: '99120',
          estimated: 'yes',
        },
        {
          ...{ building: 'School 1', meter: 'E-17', energy: 'electricity', day: '2024-01-01', register: '10850' },
          registerSize: '100000',
        },
        { building: 'School 1', energy: 'gas', from: '2023-01-01', to: '2023-03-31', amount: '4100' },
        { building: 'School 1', energy: 'gas', from: '2023-04-01', to: '2023-09-30', amount: '900' },
      ],
    },
  },
  {
    name: 'A CSV file',
    input: { areaUnit: 'm2', year: 2023, activityFile: { fileId: 'fil_01J00000000000000000000000' } },
    file: 'building,property type,floor area,electricity,natural gas\nSchool 1,K-12 School,4200,310000,9800\n',
  },
];
