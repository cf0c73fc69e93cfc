// `npm run data:import -- <folder>`: turns the published reference tables into the product's own committed factor sets and manifest.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { archiveRecipes } from './archive-sets.ts';
import { buildingRecipes } from './building-sets.ts';
import { cbamRecipes } from './cbam-sets.ts';
import { importCountryExtents } from './country-extents.ts';
import { importEudr } from './eudr-sets.ts';
import { checkRows, recipes, type SetRecipe, type Source } from './factor-sets.ts';
import { gasRecipes } from './gas-sets.ts';
import { importReference, referenceFolder } from './reference-set.ts';
import { importSamplePlots } from './sample-plots.ts';
import { importSemverCases } from './semver-cases.ts';

const target = fileURLToPath(new URL('../../lib/factors/data/', import.meta.url));
const demo = fileURLToPath(new URL('../demo/data/', import.meta.url));
const agents = fileURLToPath(new URL('../../lib/builtins/', import.meta.url));
const Rows = z.array(z.record(z.string(), z.string()));
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

const readRows = (folder: string, file: string): readonly Source[] =>
  Rows.parse(parse(readFileSync(join(folder, file)), { columns: true, bom: true }));

function importSet(folder: string, recipe: SetRecipe) {
  const rows = recipe.rows(Object.fromEntries(recipe.files.map((file) => [file, readRows(folder, file)])));
  checkRows(rows);
  const body = `{"set":${JSON.stringify(recipe.id)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`;
  writeFileSync(join(target, `${recipe.id}.json`), body);
  const { rows: _, files, ...described } = recipe;
  return {
    ...described,
    rows: rows.length,
    file: `${recipe.id}.json`,
    sha256: sha256(body),
    importedFrom: files.map((file) => ({ file, sha256: sha256(readFileSync(join(folder, file))) })),
  };
}

const GWP_FILE = 'gwp/gwp_ar4_ar5_ar6.csv';
function importGwp(folder: string) {
  const rows = readRows(folder, GWP_FILE);
  const of = (set: string) =>
    Object.fromEntries([
      ['CO2', '1'],
      ...['CH4', 'N2O'].map((gas) => [gas, rows.find((row) => row['species'] === gas)?.[`${set}_gwp100`]]),
    ]);
  const body = `${JSON.stringify({ set: 'ipcc-gwp100', AR4: of('AR4'), AR5: of('AR5'), AR6: of('AR6') })}\n`;
  writeFileSync(join(target, 'ipcc-gwp100.json'), body);
  return {
    id: 'ipcc-gwp100',
    source:
      'IPCC AR4 (2007), AR5 (2013), AR6 (2021): 100-year global warming potentials, without climate-carbon feedback',
    version: 'openclimatedata/globalwarmingpotentials fc4e6f4',
    licence: 'CC0-1.0',
    retrieved: '2026-11-21',
    recordedAt: '2021-08-09',
    validFrom: '2007-01-01',
    validTo: null,
    rows: 3,
    file: 'ipcc-gwp100.json',
    sha256: sha256(body),
    importedFrom: [{ file: GWP_FILE, sha256: sha256(readFileSync(join(folder, GWP_FILE))) }],
  };
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Some columns of a city's file; cells stay as the city wrote them, thousands separators and the one negative meter included. */
function writeCells(file: string, columns: readonly string[], rows: readonly Source[]): number {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  writeFileSync(file, `${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`);
  return rows.length;
}

const SEATTLE = 'samples/sample_seattle_benchmarking_2016.csv';
const SEATTLE_METERS = ['Electricity(kWh)', 'NaturalGas(therms)', 'SteamUse(kBtu)'];
const SEATTLE_DEMO = ['OSEBuildingID', 'PropertyName', 'PrimaryPropertyType', 'DataYear', ...SEATTLE_METERS];
const SEATTLE_WHOLE = [
  ...['OSEBuildingID', 'DataYear', 'PrimaryPropertyType', 'ListOfAllPropertyUseTypes'],
  ...['Largest', 'SecondLargest', 'ThirdLargest'].flatMap((rank) => [
    `${rank}PropertyUseType`,
    `${rank}PropertyUseTypeGFA`,
  ]),
  ...SEATTLE_METERS,
  ...['SiteEnergyUse(kBtu)', 'SiteEUI(kBtu/sf)', 'SourceEUI(kBtu/sf)'],
];

function importSeattle(folder: string): number {
  const rows = readRows(folder, SEATTLE);
  writeCells(join(agents, 'building-energy', 'data', 'seattle-2016.csv'), SEATTLE_WHOLE, rows);
  return writeCells(join(demo, 'seattle-buildings-2016.csv'), SEATTLE_DEMO, rows);
}

const CHICAGO = 'samples/sample_chicago_benchmarking.csv';
const CHICAGO_COLUMNS = [
  'ID',
  'Data Year',
  'Primary Property Type',
  'Gross Floor Area - Buildings (sq ft)',
  'Electricity Use (kBtu)',
  'Natural Gas Use (kBtu)',
  'District Steam Use (kBtu)',
  'Site EUI (kBtu/sq ft)',
];
/** Energies the agent has no factor for; buildings that use them are left out. */
const ELSEWHERE = ['District Chilled Water Use (kBtu)', 'All Other Fuel Use (kBtu)'];
const CHICAGO_BUILDINGS = 400;

/** The first buildings of the city's file whose energies are electricity, gas and steam alone. */
function importChicago(folder: string): number {
  const rows = readRows(folder, CHICAGO)
    .filter((row) => ELSEWHERE.every((column) => (row[column] ?? '') === ''))
    .slice(0, CHICAGO_BUILDINGS);
  return writeCells(join(agents, 'building-energy', 'data', 'chicago-2014-2016.csv'), CHICAGO_COLUMNS, rows);
}

function main(folder: string | undefined): void {
  if (folder === undefined) throw new Error('Say where the reference data is: npm run data:import -- ../shared/data');
  const factorSets = recipes.map((recipe) => importSet(folder, recipe));
  const gwp = importGwp(folder);
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify({ factorSets, gwp }, null, 2)}\n`);
  const reference = [...cbamRecipes, ...buildingRecipes, ...gasRecipes, ...archiveRecipes].map((recipe) =>
    importReference(folder, recipe),
  );
  writeFileSync(join(referenceFolder, 'manifest.json'), `${JSON.stringify({ sets: reference }, null, 2)}\n`);
  for (const set of reference) console.log(`reference/${set.file}: ${set.rows} rows, ${set.bytes} bytes`);
  console.log(`eudr: ${importEudr(folder)} products and countries`);
  console.log(`semver: ${importSemverCases(folder)} cases`);
  console.log(`sample plots: ${importSamplePlots(folder)}`);
  console.log(`country-extents.json: ${importCountryExtents()} countries`);
  for (const set of factorSets) console.log(`${set.id}: ${set.rows} factors, sha256 ${set.sha256.slice(0, 12)}`);
  console.log(`chicago-2014-2016.csv: ${importChicago(folder)} buildings`);
  console.log(`seattle-buildings-2016.csv: ${importSeattle(folder)} buildings`);
}

main(process.argv[2]);
