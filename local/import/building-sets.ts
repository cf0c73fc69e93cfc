// Building medians and energy conversions as published, made into the product's own files.
import { column, lines, type ReferenceRecipe } from './reference-set.ts';

const ESPM = 'ENERGY STAR Portfolio Manager';
const common = { retrieved: '2026-11-21', validTo: null, licence: 'Public domain (US government work)' } as const;

/** Energy, unit, kBtu per unit: by the source's names. */
const CONVERSIONS: readonly (readonly [string, string, string])[] = [
  ['electricity kWh to kBtu', 'electricity', 'kWh'],
  ['natural gas therm to kBtu', 'natural-gas', 'therm'],
  ['natural gas ccf to kBtu', 'natural-gas', 'ccf'],
  ['natural gas kcf to kBtu', 'natural-gas', 'Mcf'],
  ['natural gas cf to kBtu', 'natural-gas', 'scf'],
  ['district steam klb to kBtu', 'district-steam', 'klb'],
  ['GJ to kBtu', '', 'GJ'],
];
/** Energy, country, year ('' = current) by the source's names. */
const RATIOS: readonly (readonly [string, string, string, string])[] = [
  ['source-site ratio electricity (grid, US, current)', 'electricity', 'US', ''],
  ['source-site ratio natural gas (US)', 'natural-gas', 'US', ''],
  ['source-site ratio district steam (US)', 'district-steam', 'US', ''],
  ['source-site ratio electricity (2016 data year)', 'electricity', 'US', '2016'],
  ['source-site ratio electricity (Canada)', 'electricity', 'CA', ''],
];

const conversions: ReferenceRecipe = {
  ...common,
  id: 'building-conversions',
  source: `${ESPM}: Thermal Energy Conversions; Source Energy Technical Reference`,
  version: 'as of 2024',
  recordedAt: '2024-01-01',
  validFrom: '2016-01-01',
  cautions: [
    'The ratios of data year 2016 (electricity 3.14, steam 1.20) are derived: they reproduce the source EUIs Seattle published.',
    'The Canadian ratio of electricity rests on one source.',
  ],
  files: ['building/building_conversion_factors_espm.csv'],
  build(read) {
    const rows = new Map(
      read('building/building_conversion_factors_espm.csv').map((row) => [
        column(row, 'quantity'),
        column(row, 'value'),
      ]),
    );
    const of = (name: string): string => {
      const value = rows.get(name);
      if (value === undefined) throw new Error(`${name} is missing.`);
      return value;
    };
    const body = {
      set: 'building-conversions',
      kbtuPerUnit: CONVERSIONS.map(([name, energy, unit]) => [energy, unit, of(name)]),
      sourceSiteRatio: [
        ...RATIOS.map(([name, energy, country, year]) => [energy, country, year, of(name)]),
        ['natural-gas', 'US', '2016', '1.05'],
        ['district-steam', 'US', '2016', '1.20'],
      ],
    };
    return { body: `${JSON.stringify(body, null, 1)}\n`, rows: rows.size };
  },
};

const medians: ReferenceRecipe = {
  ...common,
  id: 'building-medians-us',
  source: `${ESPM}, US National Median Table: site energy use intensity`,
  version: 'copies of 2018-2024',
  recordedAt: '2024-01-01',
  validFrom: '2018-01-01',
  cautions: ['Worship facilities: copies of the table differ. Hospitals: no reliable copy, so no figure.'],
  files: ['building/building_median_site_eui_us.csv'],
  build(read) {
    const rows = read('building/building_median_site_eui_us.csv').map((row) =>
      JSON.stringify([
        column(row, 'property_type'),
        column(row, 'median_site_eui_kbtu_per_ft2_yr'),
        column(row, 'notes') === '' ? '' : 'Copies of the table disagree on this figure.',
      ]),
    );
    return { body: lines({ set: 'building-medians-us' }, 'medians', rows, '[]'), rows: rows.length };
  },
};

export const buildingRecipes: readonly ReferenceRecipe[] = [conversions, medians];
