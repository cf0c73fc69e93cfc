// A unit in a header must be the one its column is counted in: kBtu read as kWh would be wrong by a factor of three.
import { ActivityFileRefused } from '../../rows/index.ts';
import type { Parameters } from './input.ts';

const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ kwh: 'kWh', mwh: 'MWh', gj: 'GJ', mj: 'MJ', kbtu: 'kBtu', mmbtu: 'MMBtu', mbtu: 'MBtu' },
    ...{ therm: 'therm', therms: 'therm', scf: 'scf', ccf: 'ccf', mcf: 'Mcf', kcf: 'Mcf', klb: 'klb', mlb: 'Mlb' },
    ...{ ft2: 'ft2', sqft: 'ft2', m2: 'm2', sqm: 'm2' },
  }),
);
const AREAS = ['floorArea', 'useArea', 'secondArea', 'thirdArea'] as const;

const unitOf = (header: string): string | undefined =>
  header
    .toLowerCase()
    .replaceAll(/\bsq\.?\s*(ft|m)\b/g, 'sq$1')
    .split(/[^a-z0-9]+/)
    .map((word) => UNITS.get(word))
    .find((unit) => unit !== undefined);

/** `columns` are the header names by column. Throws ActivityFileRefused. */
export function demandHeaderUnits(columns: Readonly<Record<string, string>>, { units, areaUnit }: Parameters): void {
  const counted = { ...units, ...Object.fromEntries(AREAS.map((area) => [area, areaUnit])) };
  for (const [column, unit] of Object.entries(counted)) {
    const header = columns[column];
    const named = header === undefined ? undefined : unitOf(header);
    if (header === undefined || named === undefined || named === unit) continue;
    const say = Object.hasOwn(units, column) ? `"units": {"${column}": "${named}"}` : `"areaUnit": "${named}"`;
    throw ActivityFileRefused({
      reason: `"${header.slice(0, 80)}" is in ${named}, and ${column} was to be counted in ${unit}.`,
      remedy: `Say ${say} if the agent takes that unit, or convert the column and rename it.`,
    });
  }
}
