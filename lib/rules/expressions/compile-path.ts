// What compiled code is made of, and its simplest part: a path from the record through objects.
import { isJsonObject, type JsonObject } from '../../shared/json.ts';
import type { Arithmetic, GiveUp, Value } from './arithmetic.ts';
import { isDecorated, type Node } from './tree.ts';

/** Variables are places in a list; a place nothing was bound to holds a sign of its own, which is not the same as nothing. */
export type Step = (record: JsonObject, places: Value[]) => Value;

export interface Language {
  readonly arithmetic: Arithmetic;
  readonly giveUp: GiveUp;
}

/** Why an expression is not compiled, for people. */
export class NotCompiled extends Error {}

export function outside(what: string): never {
  throw new NotCompiled(what);
}

/** Names, one after the other, from the record; what filters or binds on the way is outside. */
export function pathStep({ steps = [] }: Node, { arithmetic, giveUp }: Language): Step {
  const [first, ...rest] = steps;
  if (!first || steps.some(isDecorated)) return outside('filters and bindings in paths');
  const fromRoot = first.type === 'variable' && (first.value === '' || first.value === '$');
  const names = (fromRoot ? rest : steps).map(({ type, value }) =>
    type === 'name' ? String(value) : outside('such paths'),
  );
  const [field, ...inner] = names;
  if (field === undefined) return (record) => record;
  const { seen } = arithmetic;
  if (inner.length > 0) {
    const whole = names.join('.');
    const found = (record: JsonObject) => descend(own(record, field), inner, giveUp);
    return seen ? (record) => seen(found(record), whole) : found;
  }
  return seen ? (record) => seen(own(record, field), field) : (record) => own(record, field);
}

function descend(start: Value, names: readonly string[], giveUp: GiveUp): Value {
  let at = start;
  for (const name of names) {
    if (Array.isArray(at)) return giveUp('a list on the way of a path');
    if (!isJsonObject(at)) return undefined;
    if ('_jsonata_lambda' in at || '_jsonata_function' in at) return giveUp('a field that JSONata keeps to itself');
    at = own(at, name);
  }
  return at;
}

const own = (from: JsonObject, name: string): Value => (Object.hasOwn(from, name) ? from[name] : undefined);
