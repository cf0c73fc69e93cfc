// Fields of JSON records that no rule looks at, at any depth: told with the nearest known name, since a misspelt field is not judged.
import { closest, distance } from 'fastest-levenshtein';
import type { UnknownField } from '../contract.ts';
import type { FieldSpec } from '../model.ts';

type Fields = Readonly<Record<string, FieldSpec>>;

const MOST = 100;

interface Seen {
  readonly field: string;
  readonly name: string;
  readonly known: readonly string[];
  records: number;
  lastRecord: number;
}

/** Each once, where it first stood, with how many records have it there; the first hundred. */
export function unknownFields(records: readonly object[], fields: Fields): UnknownField[] {
  const seen = new Map<string, Seen>();
  for (const [record, value] of records.entries())
    for (const { at, kind, name, known } of unknownIn(value, fields, { at: `/records/${record}`, kind: '' })) {
      const before = seen.get(kind);
      if (!before) seen.set(kind, { field: at, name, known, records: 1, lastRecord: record });
      else if (before.lastRecord !== record) {
        before.records += 1;
        before.lastRecord = record;
      }
    }
  return [...seen.values()].slice(0, MOST).map(({ field, name, known, records: count }) => {
    const nearest = known.length > 0 ? closest(name, [...known]) : '';
    const near = nearest !== '' && distance(name, nearest) <= Math.max(2, name.length / 2);
    return { field, records: count, ...(near && { nearest }) };
  });
}

interface Place {
  readonly at: string;
  /** The place without the numbers of list items: the same field of the next item is no other. */
  readonly kind: string;
}
type Unknown = Place & { readonly name: string; readonly known: readonly string[] };

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function* unknownIn(value: object, fields: Fields, { at, kind }: Place): Generator<Unknown> {
  const known = Object.keys(fields);
  for (const [name, held] of Object.entries(value)) {
    const place = { at: `${at}/${escaped(name)}`, kind: `${kind}/${escaped(name)}` };
    if (Object.hasOwn(fields, name)) yield* within(held, fields[name], place);
    else yield { ...place, name, known };
  }
}

/** What a field says nothing of, such as a geometry, may hold anything. */
function* within(value: unknown, spec: FieldSpec | undefined, place: Place): Generator<Unknown> {
  if (typeof value !== 'object' || value === null || !spec) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* within(item, spec.items, { at: `${place.at}/${index}`, kind: `${place.kind}/*` });
  } else if (spec.fields) yield* unknownIn(value, spec.fields, place);
}
