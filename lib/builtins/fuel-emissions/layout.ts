// Where in a record each part of an activity stands, from the header a person wrote: aliases are accepted, guesses are not.
import { nearest } from '../../factors/index.ts';
import { ActivityFileRefused, type Cell } from '../../rows/index.ts';
import type { ActivityText } from './activity.ts';
import { COLUMN_NAMES, type ColumnName, type FuelEmissionsInput, type Meter } from './input.ts';

/** Spellings of the header, without case, blanks and punctuation. */
export const ALIASES: Readonly<Record<ColumnName, readonly string[]>> = {
  site: ['site', 'siteid', 'sitename', 'facility', 'facilityid', 'building', 'buildingid', 'location', 'plant'],
  date: ['date', 'period', 'month', 'year', 'billingperiod'],
  fuel: ['fuel', 'energy', 'fueltype', 'energytype', 'energysource', 'fuelorenergy', 'activity'],
  quantity: ['quantity', 'amount', 'consumption', 'usage', 'volume'],
  unit: ['unit', 'units', 'uom', 'unitofmeasure'],
  region: ['region', 'country', 'grid', 'subregion', 'gridregion'],
  heatContent: ['heatcontent', 'heatingvalue', 'calorificvalue'],
};
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

export interface Layout {
  readonly cellCount: number;
  /** Header names as the file spells them. */
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
  readonly ignoredColumns: readonly string[];
  /** The activities of one record: one, or one per meter of a wide file. */
  read(cells: readonly Cell[]): readonly ActivityText[];
}

/** Finds every column or refuses the file naming all that are missing, each with the nearest header. */
export function layoutOf(header: readonly string[], input: FuelEmissionsInput): Layout {
  const names = header.map((name) => name.trim());
  refuseRepeated(names);
  const found = new Map(COLUMN_NAMES.map((name) => [name, indexOf(name, names, input.columns?.[name])]));
  const meters = input.meters?.map((meter) => ({ ...meter, index: names.indexOf(meter.column.trim()) }));
  const required = requiredColumns(input);
  const missing = [
    ...required.filter((name) => found.get(name) === -1).map((name) => input.columns?.[name] ?? name),
    ...(meters ?? []).filter((meter) => meter.index === -1).map((meter) => meter.column),
  ];
  if (missing.length > 0)
    throw wrongHeader(
      missing,
      names,
      names.filter((_, index) => ![...found.values()].includes(index)),
    );
  const used = new Set([...found.values(), ...(meters ?? []).map((meter) => meter.index)]);
  const at = (name: ColumnName): number => found.get(name) ?? -1;
  return {
    cellCount: names.length,
    columns: Object.fromEntries(
      COLUMN_NAMES.filter((name) => at(name) >= 0).map((name) => [name, names[at(name)] ?? name]),
    ),
    ignoredColumns: names.filter((_, index) => !used.has(index)),
    read: meters === undefined ? longReader(at) : wideReader(at, meters),
  };
}

const requiredColumns = (input: FuelEmissionsInput): readonly ColumnName[] => [
  'site',
  ...(input.date === undefined ? (['date'] as const) : []),
  ...(input.meters === undefined ? (['fuel', 'quantity', 'unit'] as const) : []),
];

const cellAt = (cells: readonly Cell[], index: number): Cell => cells[index] ?? '';
function pick(cells: readonly Cell[], index: number): string {
  const cell = cellAt(cells, index);
  return typeof cell === 'string' ? cell : String(cell);
}

function longReader(at: (name: ColumnName) => number): Layout['read'] {
  const [site, date, fuel, quantity, unit, region, heat] = [
    at('site'),
    at('date'),
    at('fuel'),
    at('quantity'),
    at('unit'),
    at('region'),
    at('heatContent'),
  ];
  return (cells) => [
    {
      site: pick(cells, site),
      date: pick(cells, date),
      fuel: pick(cells, fuel),
      quantity: cellAt(cells, quantity),
      unit: pick(cells, unit),
      region: pick(cells, region),
      heatContent: pick(cells, heat),
    },
  ];
}

function wideReader(
  at: (name: ColumnName) => number,
  meters: readonly (Meter & { readonly index: number })[],
): Layout['read'] {
  const [site, date, region] = [at('site'), at('date'), at('region')];
  return (cells) =>
    meters.map((meter, index) => ({
      site: pick(cells, site),
      date: pick(cells, date),
      fuel: meter.fuel,
      quantity: cellAt(cells, meter.index),
      unit: meter.unit,
      region: pick(cells, region),
      heatContent: '',
      meter: index,
    }));
}

function indexOf(name: ColumnName, names: readonly string[], declared: string | undefined): number {
  if (declared !== undefined) return names.indexOf(declared.trim());
  for (const alias of ALIASES[name]) {
    const index = names.findIndex((candidate) => bare(candidate) === alias);
    if (index >= 0) return index;
  }
  return -1;
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw ActivityFileRefused({
    reason: `The header names "${repeated.slice(0, 80)}" twice.`,
    remedy: 'Give every column its own name.',
  });
}

function wrongHeader(missing: readonly string[], names: readonly string[], unused: readonly string[]): Error {
  const told = missing.map((name) => {
    const near = nearest(
      name,
      unused.filter((candidate) => candidate !== ''),
    );
    return `"${name}"${near === undefined ? '' : ` (is it "${near}"?)`}`;
  });
  return ActivityFileRefused({
    reason: `The header lacks ${told.join(', ')}; it reads: ${names
      .map((name) => name.slice(0, 40))
      .join(', ')
      .slice(0, 300)}.`,
    remedy:
      'Name the columns site, date, fuel, quantity, unit and region, or map them with "columns" or "meters" in the input.',
    details: { missing, header: names.slice(0, 100).map((name) => name.slice(0, 80)) },
  });
}
