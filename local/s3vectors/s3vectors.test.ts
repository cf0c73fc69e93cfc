// What the unmodified S3 Vectors client must get from the local one: the answers of the service, and its refusals.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateIndexCommand,
  type CreateIndexCommandInput,
  DeleteIndexCommand,
  DeleteVectorsCommand,
  GetIndexCommand,
  GetVectorsCommand,
  type PutInputVector,
  PutVectorsCommand,
  QueryVectorsCommand,
  S3VectorsClient,
} from '@aws-sdk/client-s3vectors';
import { afterAll, expect, test } from 'vitest';
import { rootCredentials } from '../wire/access-key.ts';
import { provision } from '../wire/provision.ts';
import { serve } from '../wire/serve.ts';
import { createS3Vectors } from './index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 's3vectors-'));
const emulator = await createS3Vectors({ dataDir });
const served = await serve(emulator);
const bucket = await provision(emulator, 'AWS::S3Vectors::VectorBucket', { VectorBucketName: 'meanings' });
const clientAt = (endpoint: string) =>
  new S3VectorsClient({ endpoint, region: 'eu-central-1', credentials: rootCredentials, maxAttempts: 1 });
const client = clientAt(served.endpoint);
afterAll(async () => {
  client.destroy();
  await served[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const shape = { vectorBucketName: 'meanings', dataType: 'float32', distanceMetric: 'cosine', dimension: 2 } as const;
const create = (indexName: string, more: Partial<CreateIndexCommandInput> = {}) =>
  client.send(new CreateIndexCommand({ ...shape, indexName, ...more }));
const at = (indexName: string) => ({ vectorBucketName: 'meanings', indexName });
const put = (indexName: string, ...vectors: PutInputVector[]) =>
  client.send(new PutVectorsCommand({ ...at(indexName), vectors }));
const vector = (key: string, float32: number[], more: object = {}): PutInputVector => ({
  key,
  data: { float32 },
  ...more,
});
const query = (indexName: string, float32: number[], more: object = {}) =>
  client.send(new QueryVectorsCommand({ ...at(indexName), queryVector: { float32 }, topK: 10, ...more }));

test('an index is made once, told of by name and ARN, and gone with its vectors when deleted', async () => {
  const { indexArn } = await create('first', { metadataConfiguration: { nonFilterableMetadataKeys: ['text'] } });
  expect(indexArn).toBe(`${bucket.ref}/index/first`);
  await expect(create('first')).rejects.toMatchObject({
    name: 'ConflictException',
    $metadata: { httpStatusCode: 409 },
  });
  const { index } = await client.send(new GetIndexCommand({ indexArn }));
  expect(index).toMatchObject({ ...at('first'), dimension: 2, dataType: 'float32', distanceMetric: 'cosine' });
  expect(index?.creationTime).toBeInstanceOf(Date);
  await put('first', vector('a', [1, 0]));
  await client.send(new DeleteIndexCommand(at('first')));
  await expect(query('first', [1, 0])).rejects.toMatchObject({
    name: 'NotFoundException',
    $metadata: { httpStatusCode: 404 },
  });
  await create('first');
  expect((await query('first', [1, 0])).vectors).toEqual([]);
});

test('a vector is replaced whole, read with what was asked for, and deleted without a word if it is not there', async () => {
  await create('kept');
  await put('kept', vector('a', [1, 0], { metadata: { kind: 'old', many: [1, 2] } }), vector('b', [0, 1]));
  await put('kept', vector('a', [0.1, 0.2], { metadata: { kind: 'new' } }));
  const get = (more: object) => client.send(new GetVectorsCommand({ ...at('kept'), keys: ['a', 'none'], ...more }));
  expect((await get({})).vectors).toEqual([{ key: 'a' }]);
  const { vectors } = await get({ returnData: true, returnMetadata: true });
  expect(vectors).toEqual([
    { key: 'a', data: { float32: [Math.fround(0.1), Math.fround(0.2)] }, metadata: { kind: 'new' } },
  ]);
  await client.send(new DeleteVectorsCommand({ ...at('kept'), keys: ['a', 'none'] }));
  expect((await get({})).vectors).toEqual([]);
});

test('the nearest come first with their distances, page by page, to the number asked for', async () => {
  await create('many');
  const all = Array.from({ length: 250 }, (_, of) => vector(`v${of}`, [100, of]));
  await put('many', ...all);
  const first = await query('many', [100, 0], { topK: 220, returnDistance: true });
  expect(first.distanceMetric).toBe('cosine');
  expect(first.vectors?.slice(0, 2)).toEqual([
    { key: 'v0', distance: 0 },
    { key: 'v1', distance: expect.closeTo(1 - 100 / Math.hypot(100, 1), 6) },
  ]);
  const keys: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await query('many', [100, 0], { topK: 220, nextToken });
    keys.push(...(page.vectors ?? []).map(({ key }) => key));
    ({ nextToken } = page);
  } while (nextToken);
  expect(keys).toEqual(Array.from({ length: 220 }, (_, of) => `v${of}`));
  const { nextToken: other } = await query('many', [100, 0], { topK: 220 });
  await expect(query('many', [100, 1], { topK: 220, nextToken: other })).rejects.toThrow('nextToken');
});

test('by the euclidean measure length counts', async () => {
  await create('lengths', { distanceMetric: 'euclidean' });
  await put('lengths', vector('zero', [0, 0]), vector('far', [30, 40]));
  const { vectors } = await query('lengths', [3, 4], { returnDistance: true });
  expect(vectors).toEqual([
    { key: 'zero', distance: 5 },
    { key: 'far', distance: 45 },
  ]);
});

const many = (count: number) => Array.from({ length: count }, (_, of) => vector(`v${of}`, [1, of]));
test.each<[string, () => Promise<unknown>, string]>([
  ['a vector of another dimension', () => put('refusing', vector('a', [1, 2, 3])), 'vectors.0'],
  ['a zero vector', () => put('refusing', vector('a', [1, 1]), vector('b', [0, 0])), 'vectors.1'],
  ['what no float32 holds', () => put('refusing', vector('a', [1e39, 0])), 'vectors.0.data'],
  ['what is no number', () => put('refusing', vector('a', [Number.NaN, 0])), 'vectors.0.data'],
  ['a vector without a key', () => put('refusing', vector('', [1, 0])), 'vectors.0.key'],
  ['501 vectors at once', () => put('refusing', ...many(501)), 'vectors'],
  [
    'too much to filter by',
    () => put('refusing', vector('a', [1, 0], { metadata: { text: 'x'.repeat(3000) } })),
    'vectors.0',
  ],
  [
    'metadata of more than 40 KB',
    () => put('refusing', vector('a', [1, 0], { metadata: { note: 'x'.repeat(41_000) } })),
    'vectors.0.metadata',
  ],
  [
    'nested metadata',
    () => put('refusing', vector('a', [1, 0], { metadata: { in: { side: 1 } } })),
    'vectors.0.metadata',
  ],
  ['more than 10,000 nearest', () => query('refusing', [1, 0], { topK: 10_001 }), 'topK'],
  ['no nearest', () => query('refusing', [1, 0], { topK: 0 }), 'topK'],
  ['a question of another dimension', () => query('refusing', [1]), 'queryVector'],
  ['a question without direction', () => query('refusing', [0, 0]), 'queryVector'],
  ['a filter, which is not hosted', () => query('refusing', [1, 0], { filter: { kind: 'a' } }), 'filter'],
  ['4,097 dimensions', () => create('too-wide', { dimension: 4097 }), 'dimension'],
  ['a name with capitals', () => create('Index'), 'indexName'],
  ['a name that ends in a hyphen', () => create('acme-'), 'indexName'],
  [
    'no index named',
    () => client.send(new QueryVectorsCommand({ queryVector: { float32: [1] }, topK: 1 })),
    'indexName',
  ],
])('%s is refused by name', async (_, act, path) => {
  await create('refusing', { metadataConfiguration: { nonFilterableMetadataKeys: ['note'] } }).catch(() => undefined);
  const refused = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
  expect(JSON.stringify(refused)).toContain(`"path":"${path}`);
  expect((await query('refusing', [1, 1])).vectors).toEqual([]);
});

test('what is not to be filtered by may be longer', async () => {
  await create('noted', { metadataConfiguration: { nonFilterableMetadataKeys: ['note'] } });
  await put('noted', vector('a', [1, 0], { metadata: { note: 'x'.repeat(3000), kind: 'long' } }));
  const { vectors } = await query('noted', [1, 0], { returnMetadata: true });
  expect(vectors?.[0]?.metadata).toMatchObject({ kind: 'long' });
});

test('what is in no bucket, or asked of no operation, is not found', async () => {
  const lost = new QueryVectorsCommand({
    vectorBucketName: 'nowhere',
    indexName: 'lost',
    queryVector: { float32: [1] },
    topK: 1,
  });
  await expect(client.send(lost)).rejects.toMatchObject({ name: 'NotFoundException' });
  const answer = await fetch(`${served.endpoint}/DropEverything`, { method: 'POST', body: '{}' });
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
  const broken = await fetch(`${served.endpoint}/QueryVectors`, { method: 'POST', body: '{' });
  expect([broken.status, broken.headers.get('x-amzn-errortype')]).toEqual([400, 'SerializationException']);
});

test('vectors outlive the process', async () => {
  await create('lasting');
  await put('lasting', vector('a', [1, 0]));
  const again = await serve(await createS3Vectors({ dataDir }));
  const other = clientAt(again.endpoint);
  const { vectors } = await other.send(new GetVectorsCommand({ ...at('lasting'), keys: ['a'] }));
  expect(vectors).toEqual([{ key: 'a' }]);
  other.destroy();
  await again[Symbol.asyncDispose]();
});
