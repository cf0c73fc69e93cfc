// The functions the states language adds to JSONata, and the one it takes away ($eval).
import { createHash, randomUUID } from 'node:crypto';
import { seededRandom } from './seeded-random.ts';

const algorithms: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const maxRange = 1_000_000;

function refuse(message: string): never {
  throw { code: 'States.Function', message };
}

function partition(array: unknown, size: unknown): unknown {
  if (array === undefined) return undefined;
  if (typeof size !== 'number' || Math.trunc(size) < 1) refuse('$partition needs a chunk size of at least 1');
  const items = Array.isArray(array) ? array : [array];
  const step = Math.trunc(size);
  const chunks: unknown[][] = [];
  for (let from = 0; from < items.length; from += step) chunks.push(items.slice(from, from + step));
  return chunks;
}

function range(first: unknown, last: unknown, step: unknown): number[] {
  if (typeof first !== 'number' || typeof last !== 'number' || typeof step !== 'number' || step === 0) {
    refuse('$range needs a first value, a last value and a step other than 0');
  }
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (count > maxRange) refuse(`$range answers at most ${maxRange} values`);
  return Array.from({ length: count }, (_, index) => first + index * step);
}

function hash(text: unknown, algorithm: unknown): string | undefined {
  if (text === undefined) return undefined;
  const name = algorithms[String(algorithm)];
  if (typeof text !== 'string' || !name)
    refuse(`$hash needs a string and one of ${Object.keys(algorithms).join(', ')}`);
  return createHash(name).update(text).digest('hex');
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') refuse('$parse needs a string');
  try {
    return JSON.parse(text);
  } catch {
    return refuse('$parse was given a string that is not JSON');
  }
}

function random(seed?: unknown): number {
  return seed === undefined ? Math.random() : seededRandom(Number(seed));
}

export const statesFunctions = {
  partition,
  range,
  hash,
  parse,
  random,
  uuid: (): string => randomUUID(),
  eval: (): never => refuse('$eval is not available in the states language; use $parse for JSON text'),
};
