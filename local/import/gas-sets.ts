// Global warming potentials of all gases and blends as published, made into the product's own file.
import { column, lines, type ReferenceRecipe } from './reference-set.ts';

const TABLE = 'gwp/gwp_ar4_ar5_ar6.csv';
const BLENDS = 'gwp/gwp_epa_hub_2025_ar5.csv';

const gases: ReferenceRecipe = {
  id: 'gwp100-gases',
  source:
    'IPCC AR4, AR5, AR6: 100-year GWP without climate-carbon feedback; blends: US EPA GHG Emission Factors Hub 2025, Table 12 (AR5)',
  version: 'openclimatedata/globalwarmingpotentials fc4e6f4; Hub 2025-01-15',
  licence: 'CC0-1.0; public domain (US government work)',
  retrieved: '2026-11-21',
  recordedAt: '2025-01-15',
  validFrom: '2007-01-01',
  validTo: null,
  cautions: ['Blends carry AR5 only, as the Hub prints them; it counts no hydrocarbons in them.'],
  files: [TABLE, BLENDS],
  build(read) {
    const single = read(TABLE).map((row) =>
      JSON.stringify([
        column(row, 'species'),
        column(row, 'AR4_gwp100'),
        column(row, 'AR5_gwp100'),
        column(row, 'AR6_gwp100'),
      ]),
    );
    const blends = read(BLENDS)
      .filter((row) => column(row, 'designation').startsWith('R-'))
      .map((row) => JSON.stringify([column(row, 'designation'), '', column(row, 'gwp100_ar5'), '']));
    const rows = [JSON.stringify(['CO2', '1', '1', '1']), ...single, ...blends];
    return { body: lines({ set: 'gwp100-gases' }, 'gases', rows, '[]'), rows: rows.length };
  },
};

export const gasRecipes: readonly ReferenceRecipe[] = [gases];
