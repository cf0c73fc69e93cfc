// Where in a record something stands: `precursors.*.origin` leads to every origin, each with its JSON Pointer.
import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/json.ts';

export interface Place {
  readonly pointer: string;
  readonly value: JsonValue | undefined;
}

export type Path = readonly string[];

export const pathOf = (text: string): Path => text.split('.');
export const rootOf = (path: Path): string => path[0] ?? '';
export const rootOfPointer = (pointer: string): string => unescapePart(pointer.split('/')[1] ?? '');
export const join = (base: string, name: string | number): string => `${base}/${escapePart(String(name))}`;

const escapePart = (part: string): string =>
  part.includes('~') || part.includes('/') ? part.replaceAll('~', '~0').replaceAll('/', '~1') : part;
const unescapePart = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** Own fields alone: `constructor` is nobody's field. */
export const fieldOf = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export function placesAt(record: JsonValue | undefined, path: Path, base = ''): Place[] {
  const [first, ...rest] = path;
  if (first === undefined) return [{ pointer: base, value: record }];
  if (first === '*')
    return isList(record) ? record.flatMap((item, index) => placesAt(item, rest, join(base, index))) : [];
  const inside = isJsonObject(record) ? fieldOf(record, first) : undefined;
  return placesAt(inside, rest, join(base, first));
}

export const isList = (value: unknown): value is readonly JsonValue[] => Array.isArray(value);

/** Texts that stand in sheets where there is nothing. `NA` is not among them: it is Namibia. */
const NOTHING = new Set(['', '-', '--', '?', 'n/a', '#n/a', 'tbd', 'tbc', 'null']);

/** Not there at all. */
export const isAbsent = (value: JsonValue | undefined): value is undefined => value === undefined;
/** There, but saying nothing. */
export const isBlank = (value: JsonValue | undefined): boolean =>
  value === null || (typeof value === 'string' && value.length < 8 && NOTHING.has(value.trim().toLowerCase()));
export const isGiven = (value: JsonValue | undefined): value is JsonValue => !isAbsent(value) && !isBlank(value);

/** The value as a message shows it. */
export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.toWellFormed().slice(0, 80);
}
