// What every index of vectors promises, the one in memory and the one a service keeps alike: the nearest, whatever was put before.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3VectorsClient } from '@aws-sdk/client-s3vectors';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createS3Vectors } from '../../../local/s3vectors/index.ts';
import { rootCredentials } from '../../../local/wire/access-key.ts';
import { provision } from '../../../local/wire/provision.ts';
import { serve } from '../../../local/wire/serve.ts';
import { ExactVectorIndex, type VectorIndex } from './index.ts';
import { S3VectorIndex } from './s3-vectors.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'vectors-'));
const emulator = await createS3Vectors({ dataDir });
const served = await serve(emulator);
await provision(emulator, 'AWS::S3Vectors::VectorBucket', { VectorBucketName: 'agents' });
const client = new S3VectorsClient({
  ...{ endpoint: served.endpoint, region: 'eu-central-1', credentials: rootCredentials, maxAttempts: 1 },
});
afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

let tenants = 0;
const INDEXES: readonly [string, (dimensions: number) => VectorIndex, number][] = [
  ['in memory', (dimensions) => new ExactVectorIndex(dimensions), 200],
  [
    'of the service',
    () => new S3VectorIndex({ client, bucket: 'agents', index: `tenant-${tenants++}`, patienceMs: 60_000 }),
    25,
  ],
];

const DIMENSIONS = 6;
const vector = fc
  .array(fc.integer({ min: -127, max: 127 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => Int8Array.from(values));
const id = fc.constantFrom(...'abcdefghij');
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id, vector }) },
  { weight: 1, arbitrary: fc.record({ id }) },
);

function cosine(a: Int8Array, b: Int8Array): number {
  const dot = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Services reckon in single precision: what is nearer together than this may stand either way round. */
const ALIKE = 1e-5;

describe.each(INDEXES)('the index %s', (_, open, numRuns) => {
  test('finds those a plain comparison of all finds, nearest first', async () => {
    const property = fc.asyncProperty(fc.array(change, { maxLength: 30 }), vector, async (changes, to) => {
      const index = open(DIMENSIONS);
      const known = new Map<string, Int8Array>();
      for (const one of changes) {
        if ('vector' in one) {
          known.set(one.id, one.vector);
          await index.put(one.id, one.vector);
        } else {
          known.delete(one.id);
          await index.remove(one.id);
        }
      }
      const found = await index.nearest(to, { most: 100, least: 0.2 });
      const truth = new Map([...known].map(([name, value]) => [name, cosine(to, value)]));
      for (const [name, similarity] of truth)
        if (similarity > 0.2 + ALIKE) expect(found.map((one) => one.id)).toContain(name);
      for (const [at, one] of found.entries()) {
        expect(Math.abs(one.similarity - (truth.get(one.id) ?? 2))).toBeLessThan(ALIKE);
        expect(one.similarity).toBeLessThanOrEqual(found[at - 1]?.similarity ?? 1 + ALIKE);
        expect(one.similarity).toBeGreaterThan(0.2 - ALIKE);
      }
      expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
    });
    await fc.assert(property, { numRuns });
  }, 120_000);

  test('grows, chooses among some, and gives no more than asked for', async () => {
    const index = open(2);
    for (let at = 0; at < 300; at++) await index.put(`v${at}`, Int8Array.of(100, at % 100));
    const among = (name: string) => name.endsWith('7');
    const found = await index.nearest(Int8Array.of(100, 7), { most: 2, least: 0.5, among });
    expect(found.map((one) => one.id)).toEqual(['v107', 'v207']);
    const all = await index.nearest(Int8Array.of(100, 7), { most: 1000, least: -1 });
    expect(new Set(all.map((one) => one.id)).size).toBe(300);
  });

  test('has the zero vector near to nothing, even in place of another, and refuses one of another kind', async () => {
    const index = open(2);
    await index.put('zero', Int8Array.of(0, 1));
    await index.put('zero', new Int8Array(2));
    await index.put('one', Int8Array.of(1, 0));
    expect(await index.nearest(new Int8Array(2), { most: 5, least: -1 })).toEqual([]);
    expect(await index.nearest(Int8Array.of(1, 0), { most: 5, least: -1 })).toEqual([{ id: 'one', similarity: 1 }]);
    await expect(index.put('odd', Int8Array.of(1, 2, 3))).rejects.toThrow(/\b3\b/);
    await expect(index.nearest(Int8Array.of(1, 2, 3), { most: 5, least: -1 })).rejects.toThrow(/\b3\b/);
  });

  test('holds nothing before the first vector', async () => {
    const index = open(2);
    await index.remove('nobody');
    expect(await index.nearest(Int8Array.of(1, 0), { most: 5, least: -1 })).toEqual([]);
  });

  test('takes the first vectors of a tenant from several writers at once', async () => {
    const index = open(2);
    await Promise.all(['a', 'b', 'c', 'd'].map((name, at) => index.put(name, Int8Array.of(1, at))));
    expect((await index.nearest(Int8Array.of(1, 0), { most: 5, least: -1 })).map((one) => one.id)).toEqual([
      ...['a', 'b', 'c', 'd'],
    ]);
  });
});
