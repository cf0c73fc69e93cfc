// Which published tables become which factor set, column by column: the only place that knows the layout of the reference files.
import { add, divide, formatDecimal, multiply, toDecimal, ZERO } from '../../lib/shared/decimal.ts';

export type Source = Readonly<Record<string, string>>;
/** id, fuel, name, scope, unit, region, co2, ch4, n2o, biogenic co2, heat content, heat content's unit. */
export type FactorTuple = readonly [
  string,
  string,
  string,
  1 | 2,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

export interface SetRecipe {
  readonly id: string;
  readonly source: string;
  readonly version: string;
  readonly licence: string;
  readonly retrieved: string;
  /** When the source published it: the recorded time of the bitemporal library. */
  readonly recordedAt: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** What the three gas columns hold: kg of the gas, or kg CO2e of it under an assessment report. */
  readonly gasBasis: 'mass' | 'co2e-AR5';
  /** The edition of the archive these factors are a part of. */
  readonly cutFrom: string;
  readonly files: readonly string[];
  rows(files: Readonly<Record<string, readonly Source[]>>): FactorTuple[];
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Spreadsheet floats carry dust (0.004200000000000001); twelve significant digits are more than any of these sources prints. */
export function clean(text: string | undefined): string {
  if (text === undefined || text === '') return '0';
  const [mantissa = '0', exponent = '0'] = Number(text).toExponential(11).split('e');
  const digits = toDecimal(mantissa);
  const shift = Number(exponent);
  return formatDecimal(
    shift >= 0
      ? { coefficient: digits.coefficient * 10n ** BigInt(shift), scale: digits.scale }
      : { coefficient: digits.coefficient, scale: digits.scale - shift },
  );
}

const rowsOf = (files: Readonly<Record<string, readonly Source[]>>, name: string): readonly Source[] => {
  const rows = files[name];
  if (rows === undefined) throw new Error(`The recipe reads ${name}, which it does not list.`);
  return rows;
};
const cell = (row: Source, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`Column ${column} is missing.`);
  return value;
};

const HEAT_UNIT: Readonly<Record<string, string>> = { 'short ton': 'short ton', scf: 'scf', gallon: 'US gallon' };

const epaHub: SetRecipe = {
  id: 'epa-hub-2025',
  cutFrom: 'epa-hub-2025-all',
  source: 'US EPA GHG Emission Factors Hub, Tables 1 and 7',
  version: '2025 (last modified 2025-01-15)',
  licence: 'Public domain (US government work)',
  retrieved: '2026-11-21',
  recordedAt: '2025-01-15',
  validFrom: '2025-01-15',
  validTo: null,
  gasBasis: 'mass',
  files: ['factors/factors_epa_hub_2025.csv', 'factors/fuel_heating_values_epa_hub_2025.csv'],
  rows(files) {
    const heat = new Map(
      rowsOf(files, 'factors/fuel_heating_values_epa_hub_2025.csv').map((row) => [cell(row, 'fuel'), row]),
    );
    return rowsOf(files, 'factors/factors_epa_hub_2025.csv')
      .filter((row) => /-T1-.*-mmbtuhhv$|-T7-/.test(cell(row, 'id')))
      .map((row): FactorTuple => {
        const name = cell(row, 'activity');
        const biogenic = cell(row, 'notes').startsWith('biogenic CO2');
        const content = heat.get(name);
        const per = content === undefined ? '' : (HEAT_UNIT[cell(content, 'unit').replace('mmBtu per ', '')] ?? '');
        const co2 = clean(row['co2']);
        const scope = cell(row, 'scope') === 'Scope 1' ? 1 : 2;
        return [
          cell(row, 'id'),
          scope === 1 ? slug(name) : 'steam',
          name,
          scope,
          scope === 1 ? 'MMBtu (gross CV)' : 'MMBtu',
          'US',
          biogenic ? '0' : co2,
          clean(row['ch4']),
          clean(row['n2o']),
          biogenic ? co2 : '0',
          content === undefined ? '' : clean(content['heat_content_hhv']),
          per,
        ];
      });
  },
};

const LB = toDecimal('0.45359237');
const kgPerMwh = (lb: string): string => formatDecimal(multiply(toDecimal(lb), LB));

const egrid: SetRecipe = {
  id: 'egrid-2023-rev2',
  cutFrom: 'egrid-2023-second',
  source: 'US EPA eGRID, subregion total output emission rates (location-based)',
  version: 'eGRID2023 revision 2 (2025-06-12)',
  licence: 'Public domain (US government work)',
  retrieved: '2026-11-21',
  recordedAt: '2025-06-12',
  validFrom: '2023-01-01',
  validTo: '2023-12-31',
  gasBasis: 'mass',
  files: ['factors/egrid2023_rev2_subregions.csv'],
  rows: (files) =>
    rowsOf(files, 'factors/egrid2023_rev2_subregions.csv').map(
      (row): FactorTuple => [
        `EGRID-2023R2-${cell(row, 'subregion')}`,
        'electricity',
        `Electricity, ${cell(row, 'name')}`,
        2,
        'MWh',
        `US-${cell(row, 'subregion')}`,
        kgPerMwh(cell(row, 'co2_lb_per_mwh')),
        kgPerMwh(cell(row, 'ch4_lb_per_mwh')),
        kgPerMwh(cell(row, 'n2o_lb_per_mwh')),
        '0',
        '',
        '',
      ],
    ),
};

const DEFRA_UNIT: Readonly<Record<string, string>> = {
  tonnes: 'tonne',
  litres: 'litre',
  'cubic metres': 'm3',
  kWh: 'kWh',
  'kWh (Net CV)': 'kWh (net CV)',
  'kWh (Gross CV)': 'kWh (gross CV)',
};
const DEFRA_ENERGY: Readonly<Record<string, readonly [fuel: string, name: string]>> = {
  'Electricity: UK / kWh': ['electricity', 'Electricity, UK grid'],
  'Onsite heat and steam / kWh': ['onsite-heat-and-steam', 'Onsite heat and steam'],
  'District heat and steam / kWh': ['steam', 'District heat and steam'],
};

const defra: SetRecipe = {
  id: 'defra-2024',
  cutFrom: 'defra-2024-all',
  source: 'UK DESNZ/Defra GHG Conversion Factors for Company Reporting: fuels, UK electricity, heat and steam',
  version: '2024 v1.1',
  licence: 'Open Government Licence v3.0',
  retrieved: '2026-11-21',
  recordedAt: '2024-10-30',
  validFrom: '2024-01-01',
  validTo: '2024-12-31',
  gasBasis: 'co2e-AR5',
  files: ['factors/factors_defra_2024.csv'],
  rows(files) {
    const all = rowsOf(files, 'factors/factors_defra_2024.csv');
    // What blended forecourt fuels emit from their biofuel part stands apart, under "Outside of scopes".
    const outside = new Map(
      all
        .filter((row) => row['category'] === 'Outside of scopes')
        .map((row) => [`${row['activity']}|${row['unit']}`, clean(row['co2'])]),
    );
    return all
      .filter((row) => ['Fuels', 'UK electricity', 'Heat and steam'].includes(cell(row, 'category')))
      .map((row): FactorTuple => {
        const [fuel, name] = DEFRA_ENERGY[cell(row, 'activity')] ?? [
          slug(cell(row, 'activity')),
          cell(row, 'activity'),
        ];
        const unit = DEFRA_UNIT[cell(row, 'unit')];
        if (unit === undefined)
          throw new Error(`Unit ${cell(row, 'unit')} of ${cell(row, 'id')} has no place in our table.`);
        const bio = outside.get(`${row['activity']}|${cell(row, 'unit').replace(/ \(.*/, '')}`) ?? '0';
        return [
          cell(row, 'id'),
          fuel,
          name,
          cell(row, 'scope') === 'Scope 1' ? 1 : 2,
          unit,
          'GB',
          clean(row['co2']),
          clean(row['ch4']),
          clean(row['n2o']),
          bio,
          '',
          '',
        ];
      });
  },
};

export const recipes: readonly SetRecipe[] = [epaHub, egrid, defra];

/** What every imported set must satisfy before it is written; the first breach stops the import. */
export function checkRows(rows: readonly FactorTuple[]): void {
  const ids = new Set<string>();
  for (const row of rows) {
    if (ids.has(row[0])) throw new Error(`Factor ${row[0]} occurs twice.`);
    ids.add(row[0]);
    const sum = [row[6], row[7], row[8], row[9]].reduce((total, figure) => add(total, toDecimal(figure)), ZERO);
    if (sum.coefficient <= 0n) throw new Error(`Factor ${row[0]} emits nothing.`);
    if (divide(sum, toDecimal('1'), 0).coefficient > 100_000n) throw new Error(`Factor ${row[0]} is absurdly large.`);
  }
}
