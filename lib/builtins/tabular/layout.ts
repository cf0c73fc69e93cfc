// Where in a record each column stands, from the header a person wrote: aliases are accepted, guesses are not.
import { nearest } from '../../factors/index.ts';
import { ActivityFileRefused, type Cell } from '../../rows/index.ts';
import type { Column, Read } from './contract.ts';

export interface Layout {
  readonly cellCount: number;
  /** Header names as the file spells them, by column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly ignoredColumns: readonly string[];
  read(cells: readonly Cell[]): Read;
}

/** Lone surrogates have no UTF-8 and no place in a receipt. */
const wellFormed = (cell: Cell): Cell => (typeof cell === 'string' ? cell.toWellFormed() : cell);
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Finds every column or refuses the file naming all that are missing, each with the nearest header. */
export function layoutOf(
  header: readonly string[],
  columns: Readonly<Record<string, Column>>,
  declared: Readonly<Record<string, string>> = {},
): Layout {
  const names = header.map((name) => name.trim());
  refuseRepeated(names);
  refuseUnknown(Object.keys(declared), Object.keys(columns));
  const places = Object.entries(columns).map(
    ([name, column]) => [name, placeOf(name, column, names, declared)] as const,
  );
  const found = places.filter(([, place]) => place >= 0);
  const missing = places
    .filter(([name, place]) => place < 0 && (columns[name]?.required === true || declared[name] !== undefined))
    .map(([name]) => declared[name] ?? name);
  if (missing.length > 0) throw wrongHeader(missing, names);
  const used = new Set(found.map(([, place]) => place));
  return {
    cellCount: names.length,
    columns: Object.fromEntries(found.map(([name, place]) => [name, names[place] ?? name])),
    ignoredColumns: names.filter((_, index) => !used.has(index)),
    read: (cells) =>
      Object.fromEntries(
        found.map(([name, place]) => [name, wellFormed(cells[place] ?? '')]).filter(([, cell]) => cell !== ''),
      ),
  };
}

/** Of several spellings in one header the earlier one of the list wins, wherever it stands. */
function placeOf(name: string, column: Column, names: readonly string[], declared: Readonly<Record<string, string>>) {
  const told = declared[name];
  if (told !== undefined) return names.indexOf(told.trim());
  const bared = names.map(bare);
  const spelling = [bare(name), ...column.aliases].find((candidate) => bared.includes(candidate));
  return spelling === undefined ? -1 : bared.indexOf(spelling);
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw ActivityFileRefused({
    reason: `The header names "${repeated.slice(0, 80)}" twice.`,
    remedy: 'Give every column its own name.',
  });
}

function refuseUnknown(declared: readonly string[], known: readonly string[]): void {
  const unknown = declared.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw ActivityFileRefused({
    reason: `"columns" speaks of "${unknown.slice(0, 80)}", which this agent does not read.`,
    remedy: `It reads ${known.join(', ')}.`,
  });
}

function wrongHeader(missing: readonly string[], names: readonly string[]): Error {
  const told = missing.map((name) => {
    const near = nearest(
      name,
      names.filter((candidate) => candidate !== ''),
    );
    return `"${name}"${near === undefined ? '' : ` (is it "${near}"?)`}`;
  });
  return ActivityFileRefused({
    reason: `The header lacks ${told.join(', ')}; it reads: ${names.join(', ').slice(0, 300)}.`,
    remedy: 'Name the columns as the agent documents them, or map them with "columns" in the input.',
    details: { missing, header: names.slice(0, 100).map((name) => name.slice(0, 80)) },
  });
}
