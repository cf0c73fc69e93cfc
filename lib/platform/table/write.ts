// Writes as plain data: domains decide them, one commit carries them, the adapter alone knows DynamoDB's words.
import type { Fault } from '../../shared/fault.ts';
import type { Item, KeyOf, RecordType, Value } from './record.ts';

type Scalar = string | number | boolean;

/** The allowed prior state: absent, or fields holding one of the listed values. */
export type When =
  | { readonly absent: true }
  /** Absent, or expired by this second: DynamoDB removes an item up to days after its `expiresAt`. */
  | { readonly absentAt: number }
  | { readonly exists: true }
  /** Absent, or with figures below these. */
  | { readonly below: Readonly<Record<string, number>> }
  | { readonly is: Readonly<Record<string, Scalar | readonly Scalar[] | undefined>> };

interface Conditional {
  readonly when?: When;
  /** What is thrown when the prior state was another; without it a conflict fault. */
  readonly orElse?: () => Fault;
}

interface Placed extends Conditional {
  readonly record: RecordType;
}
/** How many there may be of a record that is counted in one place. */
export interface Most {
  readonly items: number;
  readonly orElse: () => Fault;
}

export interface Put extends Placed {
  readonly kind: 'put';
  readonly value: Item;
  readonly most?: Most;
}
export interface Patch extends Placed {
  readonly kind: 'patch';
  readonly key: Readonly<Record<string, string | number | undefined>>;
  readonly set: Readonly<Record<string, unknown>>;
  readonly add: Readonly<Record<string, number>>;
  readonly unset: readonly string[];
}
export interface Remove extends Placed {
  readonly kind: 'remove';
  readonly key: Patch['key'];
}
export interface Check extends Placed {
  readonly kind: 'check';
  readonly key: Patch['key'];
}
export type Write = Put | Patch | Remove | Check;

export function put<R extends RecordType>(
  record: R,
  value: Value<R>,
  condition: Conditional & { readonly most?: Most } = {},
): Put {
  return { kind: 'put', record, value, ...condition };
}

interface Changes<R extends RecordType> {
  readonly set?: Partial<Value<R>>;
  readonly add?: Readonly<Record<string, number>>;
  readonly unset?: readonly (keyof Value<R> & string)[];
}

/** Changes fields in place; never a field that stands in a key. */
export function patch<R extends RecordType>(
  record: R,
  key: KeyOf<R>,
  { set = {}, add = {}, unset = [], ...condition }: Changes<R> & Conditional,
): Patch {
  return { kind: 'patch', record, key, set, add, unset, ...condition };
}

export function remove<R extends RecordType>(record: R, key: KeyOf<R>, condition: Conditional = {}): Remove {
  return { kind: 'remove', record, key, ...condition };
}

/** Writes nothing, but the commit fails unless the item is as said. */
export function check<R extends RecordType>(record: R, key: KeyOf<R>, condition: Conditional): Check {
  return { kind: 'check', record, key, ...condition };
}
