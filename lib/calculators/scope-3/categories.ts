// The fifteen categories of scope 3 and the methods each may be reckoned by, as the Technical Guidance declares them.

export const SCOPE_3_METHODS = {
  'spend-based': 'money spent × factor per money, after inflation and margin are taken out',
  'average-data': 'quantity × average factor per quantity',
  'supplier-specific': 'quantity × cradle-to-gate factor of the supplier',
  hybrid: 'scopes 1 and 2 of the supplier for the product + its inputs + transport + waste, each × factor',
  'fuel-based': 'fuel × factor per fuel',
  'distance-based': 'mass or travellers × distance × factor',
  'waste-type-specific': 'mass by waste type and treatment × factor',
  'asset-specific': 'scopes 1 and 2 of the asset × share of it',
  'site-specific': 'scopes 1 and 2 of the site × share allocated to the product',
  'franchise-specific': 'scopes 1 and 2 of the franchise × share',
  'lifetime-use': 'products sold × uses in a lifetime × energy per use × factor',
  'investment-specific': 'scopes 1 and 2 of the investee × share of equity or project cost',
} as const;
export type Scope3Method = keyof typeof SCOPE_3_METHODS;

export interface Scope3Category {
  readonly category: number;
  readonly name: string;
  readonly methods: readonly Scope3Method[];
  /** What the factor library holds for it, if anything; for the rest the caller states the factor. */
  readonly data: string;
}

const NONE = 'none: the caller states the factor and its source';

type Row = readonly [category: number, name: string, methods: readonly Scope3Method[], data: string];
const ROWS: readonly Row[] = [
  [
    1,
    'Purchased goods and services',
    ['supplier-specific', 'hybrid', 'average-data', 'spend-based'],
    'DEFRA material use, water supply',
  ],
  [2, 'Capital goods', ['supplier-specific', 'hybrid', 'average-data', 'spend-based'], 'DEFRA material use'],
  [
    3,
    'Fuel- and energy-related activities',
    ['supplier-specific', 'average-data'],
    'DEFRA well-to-tank, transmission and distribution; eGRID grid losses',
  ],
  [
    4,
    'Upstream transportation and distribution',
    ['fuel-based', 'distance-based', 'spend-based', 'site-specific', 'average-data'],
    'DEFRA freighting goods',
  ],
  [
    5,
    'Waste generated in operations',
    ['supplier-specific', 'waste-type-specific', 'average-data'],
    'DEFRA waste disposal, water treatment',
  ],
  [
    6,
    'Business travel',
    ['fuel-based', 'distance-based', 'spend-based', 'average-data'],
    'DEFRA business travel, hotel stay',
  ],
  [7, 'Employee commuting', ['fuel-based', 'distance-based', 'average-data'], 'DEFRA passenger vehicles, homeworking'],
  [8, 'Upstream leased assets', ['asset-specific', 'average-data'], NONE],
  [
    9,
    'Downstream transportation and distribution',
    ['fuel-based', 'distance-based', 'spend-based', 'site-specific', 'average-data'],
    'DEFRA freighting goods',
  ],
  [10, 'Processing of sold products', ['site-specific', 'average-data'], NONE],
  [11, 'Use of sold products', ['lifetime-use', 'average-data'], 'the electricity and fuel factors of the library'],
  [12, 'End-of-life treatment of sold products', ['waste-type-specific', 'average-data'], 'DEFRA waste disposal'],
  [13, 'Downstream leased assets', ['asset-specific', 'average-data'], NONE],
  [14, 'Franchises', ['franchise-specific', 'average-data'], NONE],
  [15, 'Investments', ['investment-specific', 'spend-based', 'average-data'], NONE],
];

/** GHG Protocol, Technical Guidance for Calculating Scope 3 Emissions (2013), chapters 1 to 15; names of the Scope 3 Standard, table 5.4. */
export const SCOPE_3_CATEGORIES: readonly Scope3Category[] = ROWS.map(([category, name, methods, data]) => ({
  ...{ category, name, methods, data },
}));

export const scope3Category = (category: number): Scope3Category | undefined => SCOPE_3_CATEGORIES[category - 1];
