// Does an item pass a filter? A field that is not there, or an empty list, equals null and nothing else, and is neither more nor less than anything.
import type { Filter, Literal, Operator } from './model.ts';

type Plain = Literal | undefined;

export function holds(filter: Filter, item: unknown): boolean {
  switch (filter.kind) {
    case 'all':
      return filter.of.every((inner) => holds(inner, item));
    case 'any':
      return filter.of.some((inner) => holds(inner, item));
    case 'not':
      return !holds(filter.of, item);
    case 'compare':
      return comparesAny(fieldIn(item, filter.field), filter.operator, filter.values);
  }
}

/** The fields a filter looks at. */
export function fieldsIn(filter: Filter): string[] {
  if (filter.kind === 'compare') return [filter.field];
  return filter.kind === 'not' ? fieldsIn(filter.of) : filter.of.flatMap(fieldsIn);
}

/** Field → value, where a filter lets no other value pass; of a field that holds a list, not without this one. */
export function onlyIn(filter: Filter): Readonly<Record<string, Literal>> {
  if (filter.kind === 'all') return Object.assign({}, ...filter.of.map(onlyIn));
  if (filter.kind !== 'compare' || filter.values.length !== 1) return {};
  const [value = null] = filter.values;
  return filter.operator === 'eq' || filter.operator === 'in' ? { [filter.field]: value } : {};
}

/** A list is what one of its elements is; it is not what none of them is. */
function comparesAny(found: unknown, operator: Operator, values: readonly Literal[]): boolean {
  if (!Array.isArray(found) || found.length === 0) return compares(plain(found), operator, values);
  if (operator === 'ne') return found.every((one) => compares(plain(one), 'ne', values));
  return found.some((one) => compares(plain(one), operator, values));
}

const fieldIn = (item: unknown, field: string): unknown =>
  typeof item === 'object' && item !== null && Object.hasOwn(item, field) ? Reflect.get(item, field) : undefined;

const plain = (value: unknown): Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function compares(found: Plain, operator: Operator, values: readonly Literal[]): boolean {
  const [value = null] = values;
  switch (operator) {
    case 'eq':
      return found === value;
    case 'ne':
      return found !== value;
    case 'in':
      return values.some((one) => one === found);
    case 'contains':
      return String(found ?? '')
        .toLowerCase()
        .includes(String(value ?? '').toLowerCase());
    default:
      return ordered(found, operator, value);
  }
}

function ordered(found: Plain, operator: 'gt' | 'gte' | 'lt' | 'lte', value: Literal): boolean {
  if (found === null || found === undefined || value === null || typeof found !== typeof value) return false;
  if (operator === 'gt') return found > value;
  if (operator === 'gte') return found >= value;
  return operator === 'lt' ? found < value : found <= value;
}
