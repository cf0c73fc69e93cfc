// The CBAM tables as published, made into the product's own files: the only place that knows the layout of the reference ones.
import * as z from 'zod';
import { CBAM_COUNTRIES, spelt } from './cbam-countries.ts';
import type { Source } from './factor-sets.ts';
import { column, lines, type ReferenceRecipe } from './reference-set.ts';

const EU_REUSE = 'European Commission reuse, Decision 2011/833/EU';
const SECTOR: Readonly<Record<string, string>> = {
  Cement: 'cement',
  Fertilisers: 'fertilisers',
  'Iron & Steel': 'iron-and-steel',
  'Iron and steel': 'iron-and-steel',
  Aluminium: 'aluminium',
  Hydrogen: 'hydrogen',
  Electricity: 'electricity',
};
function sector(row: Source): string {
  const name = SECTOR[column(row, 'sector')];
  if (name === undefined) throw new Error(`Sector ${row['sector']} is not known.`);
  return name;
}
const common = { retrieved: '2026-11-21', validTo: null, licence: EU_REUSE } as const;

const goods: ReferenceRecipe = {
  ...common,
  id: 'cbam-goods-2024',
  source: 'European Commission, CBAM communication template for installations, code lists',
  version: 'V2, 2024-12-13',
  recordedAt: '2024-12-13',
  validFrom: '2023-10-01',
  files: ['cbam/cbam_goods_cn_codes.csv'],
  build(read) {
    const rows = read('cbam/cbam_goods_cn_codes.csv').map((row) =>
      JSON.stringify([
        column(row, 'cn_code'),
        column(row, 'name'),
        column(row, 'aggregated_goods_category'),
        sector(row),
      ]),
    );
    return { body: lines({ set: 'cbam-goods-2024' }, 'goods', rows, '[]'), rows: rows.length };
  },
};

const route = (row: Source): string => column(row, 'production_route').replaceAll(/[()]/g, '');

/** Whether the printed mark-up of the first year is the one the regulation states: a test that columns did not slip. */
function checkMarkup(row: Source): void {
  const [total, printed] = [Number(row['total_tco2e_t']), Number(row['total_with_markup_2026'])];
  const share = sector(row) === 'fertilisers' ? 1.01 : 1.1;
  if (row['total_with_markup_2026'] !== '' && Math.abs(total * share - printed) > 0.0011)
    throw new Error(`${row['id']}: ${printed} is not ${total} with its mark-up.`);
}

const defaults: ReferenceRecipe = {
  ...common,
  id: 'cbam-defaults-2026-v20260204',
  source: 'Commission Implementing Regulation (EU) 2025/2621, Annex I: default values by country',
  version: 'workbook "DVs as adopted_v20260204"',
  recordedAt: '2026-02-04',
  validFrom: '2026-01-01',
  cautions: [
    'Implementing Regulation (EU) 2026/1740 (2026-07-20) has replaced Annexes I and IV since, from 2026-01-01.',
    'Albania 25232100 and Taiwan 7218 are unreadable in the source and left out: the other countries answer.',
    'Five cement rows of Angola and Argentina print 2027 and 2028 mark-ups compounded (21 %, 33.1 %); mark-ups are computed here.',
  ],
  files: ['cbam/cbam_default_values_2026_v20260204.csv'],
  build(read) {
    const valued = read('cbam/cbam_default_values_2026_v20260204.csv').filter((row) => row['total_tco2e_t'] !== '');
    valued.forEach(checkMarkup);
    const known = new Set([...Object.values(CBAM_COUNTRIES), 'Other Countries and Territories']);
    const byCountry = Map.groupBy(valued, (row) => spelt(column(row, 'country')));
    const entries = [...byCountry].map(([country, rows]) => {
      if (!known.has(country)) throw new Error(`${country} has no ISO 3166 code in our list.`);
      const byCode = Map.groupBy(rows, (row) => column(row, 'cn_code'));
      const table = [...byCode].map(([code, variants]) => [
        code,
        variants.map((row) => [
          variants.length > 1 || sector(row) === 'cement' ? column(row, 'description') : '',
          column(row, 'direct_tco2e_t'),
          column(row, 'indirect_tco2e_t'),
          column(row, 'total_tco2e_t'),
          route(row),
        ]),
      ]);
      return `${JSON.stringify(country)}:${JSON.stringify(Object.fromEntries(table))}`;
    });
    const head = { set: 'cbam-defaults-2026-v20260204', countries: CBAM_COUNTRIES };
    return { body: lines(head, 'values', entries, '{}'), rows: valued.length };
  },
};

const benchmarks: ReferenceRecipe = {
  ...common,
  id: 'cbam-benchmarks-2026',
  source: 'Commission Implementing Regulation (EU) 2025/2620, Annex, column B (for default values)',
  version: 'workbook "CBAM Benchmarks_20260206"',
  recordedAt: '2026-02-06',
  validFrom: '2026-01-01',
  cautions: ['Column A (for actual values) is not in the reference data.'],
  files: ['cbam/cbam_benchmarks_column_b_2026.csv'],
  build(read) {
    const rows = read('cbam/cbam_benchmarks_column_b_2026.csv');
    const byCode = Map.groupBy(rows, (row) => column(row, 'cn_code'));
    const entries = [...byCode].map(
      ([code, of]) =>
        `"${code}":${JSON.stringify(of.map((row) => [column(row, 'route_indicator'), column(row, 'column_b_benchmark_tco2e_t')]))}`,
    );
    return { body: lines({ set: 'cbam-benchmarks-2026' }, 'benchmarks', entries, '{}'), rows: rows.length };
  },
};

const ByYear = z.record(z.string(), z.number());
const Rules = z.object({
  cbam: z.object({
    markup: z.record(z.string(), z.union([ByYear, z.string()])),
    cbam_factor_free_allocation_share: ByYear,
    obligation_share: ByYear,
    de_minimis: z.object({ net_mass_t_per_importer_year: z.number() }),
    certificate_price_eur: z.record(z.string(), z.union([z.number(), z.string()])),
  }),
});
const texts = (figures: Readonly<Record<string, number | string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([key, value]) =>
      typeof value === 'number' ? [[key.replace('+', ''), String(value)]] : [],
    ),
  );

const rules: ReferenceRecipe = {
  ...common,
  id: 'cbam-rules-2026',
  source:
    'Regulation (EU) 2023/956 as amended by (EU) 2025/2083; Directive 2003/87/EC Art. 10a(1a); IR (EU) 2025/2621 Annex I',
  version: '2026-11',
  recordedAt: '2026-07-31',
  validFrom: '2026-01-01',
  cautions: ['The cross-sectoral correction factor is taken as 1: no other value is published.'],
  files: ['rules_cbam_eudr.json'],
  build(_, text) {
    const { cbam } = Rules.parse(JSON.parse(text('rules_cbam_eudr.json')));
    for (const [year, share] of Object.entries(cbam.cbam_factor_free_allocation_share))
      if (Math.abs(share + (cbam.obligation_share[year] ?? 0) - 1) > 1e-9)
        throw new Error(`Shares of ${year} make no whole.`);
    const markup = Object.entries(cbam.markup).flatMap(([sectors, byYear]) =>
      typeof byYear === 'string' ? [] : sectors.split(',').map((name) => [name.replace('_', '-and-'), texts(byYear)]),
    );
    const prices = texts(cbam.certificate_price_eur);
    const body = {
      set: 'cbam-rules-2026',
      markup: Object.fromEntries(markup),
      freeAllocationShare: texts(cbam.cbam_factor_free_allocation_share),
      crossSectoralCorrection: '1',
      deMinimisTonnes: String(cbam.de_minimis.net_mass_t_per_importer_year),
      certificatePriceEur: prices,
    };
    return { body: `${JSON.stringify(body, null, 1)}\n`, rows: 9 + markup.length + Object.keys(prices).length };
  },
};

export const cbamRecipes: readonly ReferenceRecipe[] = [goods, defaults, benchmarks, rules];
