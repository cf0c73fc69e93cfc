// The tables of the EU deforestation regulation: relevant products with their amendments, risk classes of countries, dates and thresholds.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Source } from './factor-sets.ts';
import { column } from './reference-set.ts';

const target = fileURLToPath(new URL('../../lib/eudr/data/', import.meta.url));
const Rows = z.array(z.record(z.string(), z.string()));
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const IN_FORCE = '2023-06-29';

/** Entries that Delegated Regulation (EU) 2026/2102 changed, where the table says so in words only. */
const AMENDED: Readonly<
  Record<string, { readonly from?: string; readonly to?: string; readonly without?: readonly string[] }>
> = {
  'ex 4012 90 30': { from: '2026-09-18' },
  '2101 11 00': { from: '2027-12-30' },
  '1201': { to: '2026-09-17' },
};
const ADDED = [
  { commodity: 'soya', code: '120190', ex: false, name: 'Soya beans other than seed', from: '2026-09-18', to: null },
];
/** Lines taken out of an entry that stays. */
const TAKEN_OUT = [{ code: '940110', from: '2026-09-18', name: 'Seats for aircraft' }];

function productOf(row: Source) {
  const listed = column(row, 'hs_cn_code');
  const amended = AMENDED[listed];
  return {
    commodity: column(row, 'commodity').toLowerCase(),
    code: listed.replaceAll(/ex|\s/g, ''),
    ex: listed.startsWith('ex '),
    name: column(row, 'description'),
    from: amended?.from ?? IN_FORCE,
    to: column(row, 'valid_to') || amended?.to || null,
  };
}

const table = (head: object, entries: readonly unknown[]): string =>
  `${JSON.stringify(head).slice(0, -1)},"entries":[\n${entries.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;

const COUNTRIES = 'eudr/eudr_country_risk_2025_1093.csv';
const PRODUCTS = 'eudr/eudr_annex_i_products.csv';
const RULES = 'rules_cbam_eudr.json';
const Rules = z.object({
  eudr: z.object({ cut_off_date: z.string(), application_dates: z.record(z.string(), z.string()) }),
});

interface Described {
  readonly id: string;
  readonly source: string;
  readonly version: string;
  readonly from: string;
  readonly cautions: readonly string[];
}

const ANNEX_I: Described = {
  id: 'eudr-annex-i',
  source:
    'Regulation (EU) 2023/1115 Annex I as amended by Regulation (EU) 2025/2650 and Delegated Regulation (EU) 2026/2102',
  version: '2026-09-18',
  from: PRODUCTS,
  cautions: [
    'Hides and leather (4104, 4107) and conveyor belts (4010) are taken as deleted on one reading of 2026/2102.',
  ],
};
const COUNTRY_RISK: Described = {
  id: 'eudr-country-risk',
  source: 'Commission Implementing Regulation (EU) 2025/1093; countries in none of its lists are standard (Art. 29)',
  version: '2025-05-26',
  from: COUNTRIES,
  cautions: [
    'Uganda (UG): one source lists it as low, another as standard; standard is kept, which gives the official count of 140 low.',
  ],
};
const DATES: Described = {
  id: 'eudr-dates',
  source: 'Regulation (EU) 2023/1115 Art. 2(13) and Art. 38 as replaced by Regulation (EU) 2025/2650',
  version: '2025-12-26',
  from: RULES,
  cautions: ['A proposal to change the dates again, COM(2026)661, is pending and not counted.'],
};

export function importEudr(folder: string): number {
  const read = (file: string) => Rows.parse(parse(readFileSync(join(folder, file)), { columns: true, bom: true }));
  const products = [...read(PRODUCTS).map(productOf), ...ADDED].sort((a, b) => a.code.localeCompare(b.code));
  const countries = read(COUNTRIES).map((row) => [column(row, 'iso2'), column(row, 'risk_tier')]);
  const sets = [
    keep(folder, ANNEX_I, table({ set: ANNEX_I.id, takenOut: TAKEN_OUT }, products)),
    keep(folder, COUNTRY_RISK, table({ set: COUNTRY_RISK.id }, countries)),
    keep(folder, DATES, `${JSON.stringify({ set: DATES.id, ...datesOf(folder) }, null, 2)}\n`),
  ];
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify({ sets }, null, 2)}\n`);
  return products.length + countries.length;
}

function datesOf(folder: string) {
  const { eudr } = Rules.parse(JSON.parse(readFileSync(join(folder, RULES), 'utf8')));
  return {
    cutOff: eudr.cut_off_date,
    inForce: IN_FORCE,
    appliesFrom: eudr.application_dates['large_medium'],
    appliesToSmallFrom: eudr.application_dates['micro_small'],
  };
}

function keep(folder: string, { from, ...described }: Described, body: string) {
  const file = `${described.id}.json`;
  writeFileSync(join(target, file), body);
  return {
    ...described,
    licence: 'EU legal texts, reuse permitted (Commission Decision 2011/833/EU)',
    retrieved: '2026-11-21',
    file,
    sha256: sha256(body),
    importedFrom: { file: from, sha256: sha256(readFileSync(join(folder, from))) },
  };
}
