// EventBridge's pattern language: compiled once into a predicate, and refused with words where it is not understood.
import { type Leaf, leafMatcher } from './pattern-leaf.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Matcher = (event: Json | undefined) => boolean;

const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Throws a sentence naming the path of whatever is not a pattern. */
export function compilePattern(pattern: Json, path = '$'): Matcher {
  if (!isObject(pattern)) throw new Error(`The event pattern at ${path} must be an object.`);
  const fields = Object.entries(pattern).map(([key, wanted]) => {
    return key === '$or' ? anyOf(wanted, `${path}.$or`) : field(key, wanted, `${path}.${key}`);
  });
  return (event) => fields.every((matches) => matches(event));
}

function anyOf(choices: Json, path: string): Matcher {
  if (!Array.isArray(choices) || choices.length < 2) throw new Error(`${path} needs at least two patterns.`);
  const compiled = choices.map((choice, index) => compilePattern(choice, `${path}[${index}]`));
  return (event) => compiled.some((matches) => matches(event));
}

function field(key: string, wanted: Json, path: string): Matcher {
  if (Array.isArray(wanted)) {
    if (wanted.length === 0) throw new Error(`${path} is an empty list, which nothing can match.`);
    const leaves = wanted.map((leaf) => leafMatcher(leaf, path));
    return (event) => matchesLeaf(isObject(event) && Object.hasOwn(event, key) ? event[key] : undefined, leaves);
  }
  const inner = compilePattern(wanted, path);
  return (event) => {
    const value = isObject(event) ? event[key] : undefined;
    return Array.isArray(value) ? value.some((element) => inner(element)) : inner(value);
  };
}

/** A list in the event matches when any of its elements does; an object is never a leaf. */
function matchesLeaf(value: Json | undefined, leaves: readonly Leaf[]): boolean {
  if (isObject(value)) return leaves.some((leaf) => leaf(undefined));
  if (Array.isArray(value) && value.length > 0) return value.some((one) => matchesLeaf(one, leaves));
  return leaves.some((leaf) => leaf(Array.isArray(value) ? undefined : value));
}
