// Every factor of every published set, whole: the layout of the reference files, carried into one compact form with its gas basis.
import { commonPrefix, packEdition } from '../../lib/factors/archive/pack-edition.ts';
import { clean, type Source } from './factor-sets.ts';
import { column, type ReferenceRecipe } from './reference-set.ts';

/** What the gas columns of a row hold; see `GasBasis` in lib/factors/archive. */
function basisOf(row: Source): string {
  const text = column(row, 'gas_basis');
  if (text.startsWith('kg of each gas')) return 'mass';
  if (text.startsWith('co2/ch4/n2o columns are kg CO2e')) return 'co2e of each gas';
  if (text.startsWith('co2e only') || text === 'kg CO2e per kWh') return 'co2e only';
  throw new Error(`Gas basis "${text}" of ${row['id']} is not known.`);
}

const FIGURES = ['co2e', 'co2', 'ch4', 'n2o'] as const;
/** A blank stays blank: a source that prints nothing has not said zero. */
const figureOf = (row: Source, name: string): string => (column(row, name) === '' ? '' : clean(row[name]));

/** What a set must satisfy before it is written; the first breach stops the import. */
function check(row: Source, ids: Set<string>): void {
  const id = column(row, 'id');
  if (ids.has(id)) throw new Error(`${id} occurs twice.`);
  ids.add(id);
  if (column(row, 'unit') === '') throw new Error(`${id} has no unit.`);
  const [co2e, co2, ch4, n2o] = FIGURES.map((name) => Number(row[name]));
  for (const value of [co2e, co2, ch4, n2o])
    if (value === undefined || !(value >= 0 && value < 1e6)) throw new Error(`${id} holds ${value}.`);
  const sum = (co2 ?? 0) + (ch4 ?? 0) + (n2o ?? 0);
  const parts = basisOf(row) === 'co2e of each gas' && row['co2'] !== '' && row['co2e'] !== '';
  if (parts && Math.abs(sum - (co2e ?? 0)) > 2e-5 + 0.001 * (co2e ?? 0))
    throw new Error(`The gases of ${id} do not add up.`);
}

interface Archive {
  readonly id: string;
  readonly series: string;
  readonly file: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly boundary: 'direct' | 'life-cycle';
  readonly covers: readonly string[];
  readonly cautions?: readonly string[];
}

/** DEFRA 2022 says "Net CV" and "Gross CV" beside the activity, later years beside the unit, where it belongs. */
function withCalorificUnit(row: Source): Source {
  const calorific = /^(Net|Gross) CV$/.exec(column(row, 'variant'))?.[0];
  return calorific === undefined ? row : { ...row, variant: '', unit: `${column(row, 'unit')} (${calorific})` };
}

function pack(set: Archive, rows: readonly Source[]): string {
  const ids = new Set<string>();
  const packable = rows.map((source) => {
    check(source, ids);
    const row = withCalorificUnit(source);
    const texts = ['scope', 'category', 'subcategory', 'activity', 'variant', 'unit', 'region'].map((name) =>
      column(row, name),
    );
    const words = [...texts, basisOf(row), column(row, 'valid_from'), column(row, 'valid_to'), column(row, 'notes')];
    return { id: column(row, 'id'), words, figures: FIGURES.map((name) => figureOf(row, name)) };
  });
  return packEdition(set, packable);
}

const OGL = 'Open Government Licence v3.0';
const US = 'Public domain (US government work)';
const defra = (
  year: string,
  version: string,
  recordedAt: string,
  file: string,
  cautions?: readonly string[],
): Archive => ({
  id: `defra-${year}-all`,
  series: 'defra',
  file: `factors/${file}.csv`,
  source: 'UK government GHG Conversion Factors for Company Reporting, all tables',
  version,
  licence: OGL,
  recordedAt,
  validFrom: `${year}-01-01`,
  validTo: `${year}-12-31`,
  boundary: 'direct',
  covers: ['GB'],
  ...(cautions === undefined ? {} : { cautions }),
});
const egrid = (id: string, year: string, version: string, recordedAt: string, file: string): Archive => ({
  id,
  series: 'egrid',
  file: `factors/${file}.csv`,
  source: 'US EPA eGRID, subregion total output emission rates (location-based)',
  version,
  licence: US,
  recordedAt,
  validFrom: `${year}-01-01`,
  validTo: `${year}-12-31`,
  boundary: 'direct',
  covers: ['US-*'],
});

const SETS: readonly Archive[] = [
  defra('2022', '2022', '2022-06-22', 'factors_defra_2022_co2e', [
    'Re-keyed copy: CO2e only, units spelt out, ids of its own.',
  ]),
  defra('2023', '2023 v1.1', '2023-06-28', 'factors_defra_2023'),
  defra('2024', '2024 v1.1', '2024-10-30', 'factors_defra_2024'),
  defra('2025', '2025 v1.0', '2025-06-10', 'factors_defra_2025'),
  {
    id: 'epa-hub-2025-all',
    series: 'epa-hub',
    file: 'factors/factors_epa_hub_2025.csv',
    source: 'US EPA GHG Emission Factors Hub, all tables',
    version: '2025 (last modified 2025-01-15)',
    licence: US,
    recordedAt: '2025-01-15',
    validFrom: '2025-01-15',
    validTo: null,
    boundary: 'direct',
    covers: ['US'],
    cautions: ['Waste factors (Table 9) are CO2e under AR4, as the Hub notes; all others are gas masses.'],
  },
  egrid('egrid-2022', '2022', 'eGRID2022 (2024-01-30)', '2024-01-30', 'factors_egrid_2022'),
  egrid('egrid-2023-first', '2023', 'eGRID2023, first release (2025-01-15)', '2025-01-15', 'factors_egrid_2023'),
  egrid('egrid-2023-second', '2023', 'eGRID2023 revision 2 (2025-06-12)', '2025-06-12', 'factors_egrid_2023_rev2'),
  {
    id: 'ember-grid-2026',
    series: 'ember',
    file: 'factors/factors_country_grid_ember.csv',
    source: 'Ember Yearly Electricity Data: grid intensity by country',
    version: 'as bundled in co2.js 27cbe83 (2026-06-29)',
    licence: 'CC-BY-4.0',
    recordedAt: '2026-06-29',
    validFrom: '2022-01-01',
    validTo: '2024-12-31',
    boundary: 'life-cycle',
    covers: ['*'],
    cautions: ['Life-cycle basis, upstream included: not a location-based scope 2 factor.'],
  },
];

export const archiveRecipes: readonly ReferenceRecipe[] = SETS.map((set) => {
  const { file, cautions, ...described } = set;
  return {
    ...described,
    retrieved: '2026-11-21',
    ...(cautions === undefined ? {} : { cautions }),
    files: [file],
    build(read) {
      const rows = read(file);
      return { body: pack(set, rows), rows: rows.length, idPrefix: commonPrefix(rows.map((row) => column(row, 'id'))) };
    },
  };
});
