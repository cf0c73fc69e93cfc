// `?sort=-createdAt,name`: the order asked for, held against the orders in which a list can be read.
import { RequestInvalid } from '../faults.ts';

export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

export interface Sortable {
  /** In whose order the list can be read: what its order begins with. */
  readonly first: readonly string[];
  /** By which those are ordered that the first leaves side by side: any plain field. */
  readonly then: Iterable<string>;
}

/** Throws RequestInvalid naming the fields that can be sorted by. */
export function sortKeys(text: string, { first, then }: Sortable): SortKey[] {
  const keys = text.split(',').map((part) => ({
    field: part.trim().replace(/^[-+]/, ''),
    descending: part.trim().startsWith('-'),
  }));
  const problem = (message: string) => ({ field: '/query/sort', message });
  const known = first.length === 0 ? 'it has one order only' : `it can be sorted by ${first.join(', ')}`;
  const further = new Set([...first, ...then]);
  const problems = keys.flatMap(({ field }, at) => {
    if (at === 0 && !first.includes(field)) {
      const more = first.length > 0 && further.has(field) ? `, and within that by ${field}` : '';
      return [problem(`This list has no index for "${field}"; ${known}${more}.`)];
    }
    if (further.has(field)) return [];
    return [problem(`Its items have no field "${field}" to sort by; there are ${[...further].join(', ')}.`)];
  });
  const fields = keys.map(({ field }) => field);
  if (new Set(fields).size < fields.length)
    problems.push(problem(`A field stands twice in "${text}"; name each once.`));
  if (problems.length > 0) throw RequestInvalid(problems);
  return keys;
}
