// QueryVectors: every vector compared, nearest first, page by page; the real service finds approximate neighbours.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { invalid } from '../wire/rest-json.ts';
import { LIMITS, type queryInput, type VectorIndexOf } from './model.ts';
import type { StoredVector } from './store.ts';

type Query = z.output<typeof queryInput>;
type Measured = StoredVector & { readonly distance: number };

export function answerQuery(index: VectorIndexOf, vectors: Iterable<StoredVector>, query: Query): object {
  const asked = Float32Array.from(query.queryVector.float32);
  const distance = index.metric === 'cosine' ? cosineDistance : euclideanDistance;
  const measured = [...vectors].map((one): Measured => ({ ...one, distance: Math.fround(distance(asked, one.data)) }));
  const nearest = measured.sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1)).slice(0, query.topK);
  const from = beginOf(query);
  const page = nearest.slice(from, from + LIMITS.queryPage);
  const next = from + page.length;
  return {
    distanceMetric: index.metric,
    vectors: page.map((one) => ({
      key: one.key,
      ...(query.returnDistance && { distance: one.distance }),
      ...(query.returnMetadata && one.metadata && { metadata: one.metadata }),
    })),
    ...(next < nearest.length && { nextToken: tokenOf(query, next) }),
  };
}

function cosineDistance(a: Float32Array, b: Float32Array): number {
  return 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const euclideanDistance = (a: Float32Array, b: Float32Array): number =>
  Math.sqrt(a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0));

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

const Token = z.object({ next: z.int(), of: z.string() });

const digestOf = ({ nextToken: _, ...query }: Query): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);

const tokenOf = (query: Query, next: number): string =>
  Buffer.from(JSON.stringify({ next, of: digestOf(query) })).toString('base64url');

/** A token goes on with the very query it came from. */
function beginOf(query: Query): number {
  if (query.nextToken === undefined) return 0;
  const token = Token.safeParse(jsonIn(Buffer.from(query.nextToken, 'base64url').toString('utf8'))).data;
  if (token && token.of === digestOf(query)) return token.next;
  throw invalid([{ path: 'nextToken', message: 'not a token of this query' }]);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
