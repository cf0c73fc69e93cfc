// One kind of item in the table: its schema and its keys, declared once, read by the port, the data-model page and tests.
import type * as z from 'zod';
import type { Scope } from '../capability.ts';
import { type Fields, fieldsOf, type KeyValues, renderKey } from './keys.ts';
import { storable } from './storable.ts';

export const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const;
export type IndexName = (typeof INDEXES)[number];

export interface KeyPair {
  readonly pk: string;
  readonly sk: string;
}

/**
 * A number that is kept of a record, declared with it: the table moves it in the transaction that makes, changes or removes an item
 * (counts/moves.ts), so there is no second place to keep it.
 */
export interface Count {
  /** Counted apart for each value of these fields: the versions of each rule. */
  readonly within?: readonly string[];
  /** Told apart in one counter, for fields of few values: how many in each state. An item without one of them is not counted. */
  readonly by?: readonly string[];
  /** Over so many items it is spread, so that a busy tenant does not contend with itself; one where another condition orders the writes. */
  readonly shards?: number;
  /** Of what expires: the field that says when. Such an item counts until the end of that day (UTC). */
  readonly until?: string;
}

export interface RecordType<S extends z.ZodObject = z.ZodObject, K extends KeyPair = KeyPair> {
  readonly entity: string;
  /** Tenant records live under `TENANT#<id>#`; the few that belong to no tenant under `PLATFORM#`. */
  readonly plane: 'tenant' | 'platform';
  readonly schema: S;
  readonly key: K;
  readonly gsi1?: KeyPair;
  readonly gsi2?: KeyPair;
  readonly gsi3?: KeyPair;
  readonly counts?: readonly Count[];
  /** Fields of free JSON that others write, kept as its text: an attribute holds no number beyond 2^53, or below 1e-130. */
  readonly asText?: readonly string[];
  /** What reads it and why it is shaped so: a row of docs/data-model.md. */
  readonly purpose: string;
}

export type Value<R extends RecordType> = z.output<R['schema']>;

/** The fields that name one item of the record; `tenantId` too, where the platform reaches into a tenant. */
export type KeyOf<R extends RecordType> = Readonly<
  Record<Fields<R['key']['pk']> | Fields<R['key']['sk']>, string | number>
> & { readonly tenantId?: string };

export function defineRecord<S extends z.ZodObject, const K extends KeyPair>(
  record: RecordType<S, K>,
): RecordType<S, K> {
  return record;
}

export type Item = Record<string, unknown>;

/** The only place where a key prefix is spelled. */
export function partitionPrefix(record: RecordType, scope: Scope, values: KeyValues): string {
  if (record.plane === 'platform') {
    if (scope.plane !== 'platform') throw new Error(`${record.entity} belongs to the platform, not to a tenant.`);
    return 'PLATFORM#';
  }
  const tenantId = scope.plane === 'tenant' ? scope.tenantId : values['tenantId'];
  if (!tenantId) throw new Error(`${record.entity} belongs to a tenant; name it by tenantId.`);
  return renderKey('TENANT#{tenantId}#', { tenantId });
}

export function primaryKey(record: RecordType, scope: Scope, values: KeyValues): { PK: string; SK: string } {
  return {
    PK: partitionPrefix(record, scope, values) + renderKey(record.key.pk, values),
    SK: renderKey(record.key.sk, values),
  };
}

/** Where an item lies, as one word: two items have the same only if they are the same, and it begins with the tenant. */
export const addressOf = (record: RecordType, scope: Scope, key: KeyValues): string => {
  const { PK, SK } = primaryKey(record, scope, key);
  return JSON.stringify([PK, SK]);
};

/** An index key is written only when the value has every field of it: sparse indexes by omission. */
function indexKeys(record: RecordType, index: IndexName, prefix: string, values: KeyValues): Item {
  const key = record[index];
  if (!key || [...fieldsOf(key.pk), ...fieldsOf(key.sk)].some((field) => values[field] === undefined)) return {};
  const name = index.toUpperCase();
  return { [`${name}PK`]: prefix + renderKey(key.pk, values), [`${name}SK`]: renderKey(key.sk, values) };
}

export function toItem<R extends RecordType>(record: R, scope: Scope, value: Value<R>): Item {
  const values = keyValues(value);
  const prefix = partitionPrefix(record, scope, values);
  // The keys stand last: no field of a value may take their place.
  return {
    ...Object.fromEntries(Object.entries(written(record, value)).map(([field, held]) => [field, storable(held)])),
    entity: record.entity,
    ...primaryKey(record, scope, values),
    ...Object.assign({}, ...INDEXES.map((index) => indexKeys(record, index, prefix, values))),
  };
}

/** Parses what the table holds; an item that does not fit its schema is a bug and says so, never a half-typed value. */
export function fromItem<R extends RecordType>(record: R, item: Item): Value<R> {
  const parsed = record.schema.safeParse(fieldsFrom(record, item));
  if (!parsed.success) throw new Error(`A stored ${record.entity} does not fit its schema: ${parsed.error.message}`);
  // safeParse is generic over the schema's output, which Value<R> names.
  return parsed.data as Value<R>;
}

const OWN_ATTRIBUTES = new Set([
  ...['', ...INDEXES.map((index) => index.toUpperCase())].flatMap((name) => [`${name}PK`, `${name}SK`]),
  'entity',
]);

/** The fields as they are written, by a whole item or by a patch of one. */
export const written = ({ asText = [] }: RecordType, value: object): Item =>
  Object.fromEntries(
    Object.entries(value).map(([field, held]) => [field, asText.includes(field) ? JSON.stringify(held) : held]),
  );

function fieldsFrom(record: RecordType, item: Item): Item {
  const fields = Object.entries(item).filter(([name]) => !OWN_ATTRIBUTES.has(name));
  return Object.fromEntries(fields.map(([field, held]) => [field, readBack(record, field, held)]));
}

/** What lay there before its field was kept as text is read as it lies. */
const readBack = ({ asText = [] }: RecordType, field: string, held: unknown): unknown =>
  typeof held === 'string' && asText.includes(field) ? JSON.parse(held) : held;

function keyValues(value: object): KeyValues {
  const scalars = Object.entries(value).filter(([, v]) => typeof v === 'string' || typeof v === 'number');
  return Object.fromEntries(scalars);
}
