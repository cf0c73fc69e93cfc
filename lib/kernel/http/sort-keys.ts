// `?sort=-createdAt,name`: the order asked for, held against the orders in which a list can be read.
import { RequestInvalid } from '../faults.ts';

export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

/** Throws RequestInvalid naming the fields that can be sorted by. */
export function sortKeys(text: string, sortable: readonly string[]): SortKey[] {
  const keys = text
    .split(',')
    .map((part) => ({ field: part.trim().replace(/^[-+]/, ''), descending: part.trim().startsWith('-') }));
  const known = sortable.length === 0 ? 'it has one order only' : `it can be sorted by ${sortable.join(', ')}`;
  const problems = keys
    .filter(({ field }) => !sortable.includes(field))
    .map(({ field }) => ({ field: '/query/sort', message: `This list has no index for "${field}"; ${known}.` }));
  const fields = keys.map(({ field }) => field);
  if (new Set(fields).size < fields.length)
    problems.push({ field: '/query/sort', message: `A field stands twice in "${text}"; name each once.` });
  if (problems.length > 0) throw RequestInvalid(problems);
  return keys;
}
