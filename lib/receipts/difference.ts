// Where two JSON values first part, as a path with both sides: what a verifier shows to a person.
import { isJsonObject } from '../shared/json.ts';

export interface Difference {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));

/** The first difference in key order, or undefined when equal. */
export function firstDifference(expected: unknown, found: unknown, path = ''): Difference | undefined {
  if (isJsonObject(expected) && isJsonObject(found)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])].toSorted();
    return firstOf(keys, (key) => firstDifference(expected[key], found[key], path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    const indexes = Array.from({ length: Math.max(expected.length, found.length) }, (_, i) => i);
    return firstOf(indexes, (i) => firstDifference(expected[i], found[i], `${path}[${i}]`));
  }
  return Object.is(expected, found) ? undefined : { field: path, expected: show(expected), found: show(found) };
}

function firstOf<T>(items: readonly T[], of: (item: T) => Difference | undefined): Difference | undefined {
  for (const item of items) {
    const difference = of(item);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
