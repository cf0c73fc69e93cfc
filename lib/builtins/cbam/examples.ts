// Inputs that run as they stand: what the manifest shows and the tests hold.
import type { BuiltinManifest } from '../contract.ts';

const IMPORTER = { name: 'Rhein Metals GmbH', eori: 'DE123456789012345', declarant: 'DE-CBAM-000001' };

export const EXAMPLES: BuiltinManifest['examples'] = [
  {
    name: 'Two imports in the body',
    input: {
      quarter: '2026-Q1',
      imports: [
        { reference: 'line 1', cnCode: '72081000', origin: 'IN', mass: '100', directEmissions: '2.1' },
        { reference: 'line 2', cnCode: '25231000', origin: 'TR', mass: '2500' },
      ],
    },
  },
  {
    name: 'A good made from precursors, one of them by default value',
    input: {
      quarter: '2026-Q1',
      importer: IMPORTER,
      earlierImportsT: '0',
      installations: [
        {
          id: 'mill',
          name: 'Eastern Rolling Mill',
          country: 'IN',
          operator: 'Eastern Steel Ltd',
          place: 'INVTZ',
          verification: {
            verifier: 'Verifier AG',
            accreditation: 'D-VS-0001',
            report: 'VR-2026-17',
            date: '2026-03-20',
          },
        },
      ],
      processes: [
        {
          id: 'rolling',
          installation: 'mill',
          outputT: '90000',
          directT: '5400',
          benchmark: '0.05',
          precursors: [{ process: 'steelmaking', massT: '93000' }],
        },
        {
          id: 'steelmaking',
          installation: 'mill',
          outputT: '100000',
          directT: '21000',
          benchmark: '0.215',
          precursors: [{ cnCode: '72011011', origin: 'unknown', massT: '25000' }],
        },
      ],
      exchangeRates: { INR: { rate: '0.0098', date: '2026-03-31', source: 'European Central Bank' } },
      imports: [
        {
          ...{ reference: 'line 1', cnCode: '72081000', origin: 'IN', mass: '1200', process: 'rolling' },
          ...{ carbonPrice: '250', carbonPriceCurrency: 'INR', carbonPriceEvidence: 'CCTS-2026-4711' },
        },
      ],
    },
  },
  {
    name: 'A CSV file',
    input: { quarter: '2026-Q2', activityFile: { fileId: 'fil_01J00000000000000000000000' } },
    file: 'reference,CN code,country of origin,net mass,unit\nA1,72081000,CN,25000,kg\nA2,31021012,EG,300,t\n',
  },
];
