// What cbam must come out at: costs and marked-up default values as others computed them from the published tables.
import type { GoldenCase } from '../golden.ts';

const COST =
  'GCC-HK/gcc-esg@105ca00, scripts/verify-v2.js, held by its makers against the texts in the Official Journal';
const WORKBOOK = 'Default values as adopted on 2026-02-04, India, columns with mark-up (Meetv9/ecosetu.cbam@fcdf39d)';
const ANNEX = 'Implementing Regulation (EU) 2025/2621, Annex I, default value with the mark-up of the year';

const coil = (name: string, quarter: string, more: Record<string, string>, euro: string): GoldenCase => ({
  name,
  citation: COST,
  input: {
    quarter,
    certificatePriceEur: '75.28',
    imports: [{ cnCode: '72081000', origin: 'CN', mass: '1', carbonPrice: '10', carbonPriceCurrency: 'EUR', ...more }],
  },
  expected: [{ at: '/total/euro', value: euro, tolerance: '0.01' }],
});

const byDefault = (cnCode: string, origin: string, year: number, embeddedT: string, citation: string): GoldenCase => ({
  name: `${cnCode} from ${origin} in ${year}: default value with mark-up`,
  citation,
  input: { quarter: `${year}-Q1`, certificatePriceEur: '80', imports: [{ cnCode, origin, mass: '1' }] },
  expected: [
    { at: '/total/embeddedT', value: embeddedT, tolerance: '0.0006' },
    { at: '/total/shareByDefaults', value: '1' },
  ],
});

export const goldenCases: readonly GoldenCase[] = [
  coil('CBAM-COST-01: hot-rolled coil from China in 2026, by default values', '2026-Q1', {}, '141.65'),
  coil('CBAM-COST-02: hot-rolled coil from China in 2030, by default values', '2030-Q1', {}, '224.40'),
  coil(
    'CBAM-COST-03: hot-rolled coil from China in 2026, by actual emissions',
    '2026-Q1',
    { directEmissions: '2.0', route: 'C' },
    '43.36',
  ),
  byDefault('25232900', 'IN', 2026, '1.628', WORKBOOK),
  byDefault('25232900', 'IN', 2028, '1.924', WORKBOOK),
  byDefault('28141000', 'IN', 2027, '3.3128', WORKBOOK),
  byDefault('28041000', 'AU', 2026, '11.902', ANNEX),
  byDefault('28041000', 'AU', 2028, '14.066', ANNEX),
  {
    name: 'Cement made of clinker: 0.8 t at 0.525, its own 0.02 and 0.1 MWh at 0.581',
    citation:
      'Decerna, CBAM calculator: cement from China (www.decerna.co.uk/example-cbam-calculator-for-concrete): 0.498 t/t',
    input: {
      quarter: '2026-Q1',
      processes: [
        { id: 'kiln', outputT: '800', directT: '420' },
        {
          ...{ id: 'mill', outputT: '1000', directT: '20', electricityMwh: '100', electricityTPerMwh: '0.581' },
          precursors: [{ process: 'kiln', massT: '800' }],
        },
      ],
      imports: [{ cnCode: '25232900', origin: 'CN', mass: '10', process: 'mill' }],
    },
    expected: [
      { at: '/total/specificT', value: '0.498', tolerance: '0.0005' },
      { at: '/total/specificDirectT', value: '0.44' },
      { at: '/total/specificIndirectT', value: '0.058', tolerance: '0.0005' },
      { at: '/total/embeddedT', value: '4.98', tolerance: '0.005' },
      { at: '/total/shareByDefaults', value: '0' },
    ],
  },
  {
    name: 'A file of three Indian imports: cement, ammonia, urea',
    citation: WORKBOOK,
    input: { quarter: '2026-Q1', certificatePriceEur: '80', activityFile: { fileId: 'golden' } },
    file: 'reference,CN code,origin,net mass,unit\nA,25232900,IN,10,t\nB,28141000,IN,2000,kg\nC,31021012,IN,1,t\n',
    expected: [
      // 10 × 1.628 + 2 × 3.3128 + 0.7474
      { at: '/total/embeddedT', value: '23.653', tolerance: '0.0078' },
      { at: '/total/massT', value: '13' },
      { at: '/counts/computed', value: 3 },
    ],
  },
];
