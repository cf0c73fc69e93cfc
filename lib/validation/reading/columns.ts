// Which column of a table holds which field: names, aliases and declared names count, guesses do not; `site.name` leads inside.
import { ActivityFileRefused, type Cell } from '../../rows/index.ts';
import type { JsonObject, JsonValue } from '../../shared/json.ts';
import type { FieldSpec } from '../model.ts';

type Fields = Readonly<Record<string, FieldSpec>>;

export interface Columns {
  readonly width: number;
  /** Header names by field. */
  readonly names: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  recordOf(cells: readonly Cell[]): JsonObject;
}

interface Placed {
  readonly path: readonly string[];
  readonly spec: FieldSpec;
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}.]/gu, '');

/** Throws ActivityFileRefused for a header that names a column twice, or for declared names that nothing has. */
export function columnsOf(
  header: readonly string[],
  fields: Fields,
  declared: Readonly<Record<string, string>>,
): Columns {
  const names = header.map((name) => name.trim());
  refuseRepeated(names);
  const known = spellings(fields);
  for (const [field, name] of Object.entries(declared)) {
    const placed = known.get(bare(field));
    if (placed === undefined || !names.includes(name.trim())) throw wrongColumn(field, name, names);
    known.set(bare(name), placed);
  }
  const places = names.map((name) => known.get(bare(name)));
  return {
    width: names.length,
    names: Object.fromEntries(
      places.flatMap((placed, at) => (placed ? [[placed.path.join('.'), names[at] ?? '']] : [])),
    ),
    ignored: names.filter((_, at) => places[at] === undefined),
    recordOf: (cells) => {
      const record: Record<string, JsonValue> = {};
      for (const [at, placed] of places.entries())
        if (placed !== undefined && cells[at] !== undefined && cells[at] !== '') put(record, placed, cells[at]);
      return record;
    },
  };
}

/** Fields of the record and, one level down, of its objects. */
function spellings(fields: Fields): Map<string, Placed> {
  const known = new Map<string, Placed>();
  for (const [name, spec] of Object.entries(fields)) {
    for (const each of [name, ...(spec.aliases ?? [])]) known.set(bare(each), { path: [name], spec });
    for (const [inner, innerSpec] of Object.entries(spec.fields ?? {}))
      known.set(bare(`${name}.${inner}`), { path: [name, inner], spec: innerSpec });
  }
  return known;
}

function put(record: Record<string, JsonValue>, { path: [name = '', inner], spec }: Placed, cell: Cell): void {
  const value = understood(cell, spec);
  if (inner === undefined) record[name] = value;
  else record[name] = { ...Object(record[name]), [inner]: value };
}

/** Cells are text: lists are split by semicolons or written as JSON, objects as JSON; the rest the rules read themselves. */
function understood(cell: Cell, { type }: FieldSpec): JsonValue {
  const text = typeof cell === 'string' ? cell.toWellFormed().trim() : cell;
  if (typeof text === 'number') return type === 'string' ? String(text) : text;
  if (type === 'boolean') return { true: true, false: false }[text.toLowerCase()] ?? text;
  if (type !== 'array' && type !== 'object') return text;
  if (text.startsWith('[') || text.startsWith('{')) return parsed(text);
  return type === 'array' ? text.split(';').map((each) => each.trim()) : text;
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw ActivityFileRefused({
    reason: `The header names "${repeated.slice(0, 80)}" twice.`,
    remedy: 'Give every column its own name.',
  });
}

const wrongColumn = (field: string, name: string, names: readonly string[]) =>
  ActivityFileRefused({
    reason: `"columns" says that ${field.slice(0, 80)} stands under "${name.slice(0, 80)}", which is no field or no column.`,
    remedy: `The header names ${names.slice(0, 30).join(', ')}.`,
  });
