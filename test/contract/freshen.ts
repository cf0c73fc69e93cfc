// Makes an example unlike every earlier one: ids that the client chooses are new each time, wherever they are mentioned.
import { ulid } from 'ulid';
import type { Example } from '../../lib/kernel/spec.ts';

const ULID = /\b([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}\b/g;
const origin = Date.now().toString(36);
let count = 0;

export function freshen(example: Example): Example {
  const own = chosenId(example.body);
  const fresh = `${own}-${origin}${(count++).toString(36)}`;
  return mapStrings(example, (text) => {
    const renewed = text.replace(ULID, (_, prefix: string) => `${prefix}_${ulid()}`);
    return own ? renewed.replaceAll(own, fresh) : renewed;
  });
}

function chosenId(body: unknown): string | undefined {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The same value with every string in it, at any depth, replaced. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  const walk = (at: unknown): unknown => {
    if (typeof at === 'string') return change(at);
    if (Array.isArray(at)) return at.map(walk);
    if (at === null || typeof at !== 'object') return at;
    return Object.fromEntries(Object.entries(at).map(([name, inner]) => [name, walk(inner)]));
  };
  // walk keeps the shape and replaces strings by strings.
  return walk(value) as T;
}
