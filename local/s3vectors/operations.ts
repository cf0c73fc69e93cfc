// The operations on indexes and vectors, refused as the service refuses them.
import { AwsFault } from '../wire/aws-fault.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { invalid, type RestOperation, restOperation } from '../wire/rest-json.ts';
import * as model from './model.ts';
import { answerQuery } from './query.ts';
import type { VectorStore } from './store.ts';

export interface VectorService {
  readonly store: VectorStore;
  readonly place: Place;
  readonly now: () => Date;
}

export function operationsOf(service: VectorService): Record<string, RestOperation> {
  const { store } = service;
  return {
    ...indexOperations(service),
    PutVectors: restOperation(model.putInput, ({ vectors, ...which }) => {
      const { home, index } = found(service, which);
      const stored = vectors.map(({ key, data, metadata }) => ({
        key,
        data: Float32Array.from(data.float32),
        metadata,
      }));
      const problems = stored.flatMap((one, at) =>
        problemsOf(index, one).map((message) => ({ path: `vectors.${at}`, message })),
      );
      if (problems.length > 0) throw invalid(problems);
      store.put(home, stored);
      return {};
    }),
    DeleteVectors: restOperation(model.deleteInput, ({ keys, ...which }) => {
      store.delete(found(service, which).home, keys);
      return {};
    }),
    GetVectors: restOperation(model.getInput, ({ keys, returnData, returnMetadata, ...which }) => {
      const { home } = found(service, which);
      const vectors = keys.flatMap((key) => store.get(home, key) ?? []);
      return {
        vectors: vectors.map(({ key, data, metadata }) => ({
          key,
          ...(returnData && { data: { float32: [...data] } }),
          ...(returnMetadata && metadata && { metadata }),
        })),
      };
    }),
    QueryVectors: restOperation(model.queryInput, (query) => {
      const { home, index } = found(service, query);
      const problem = shapeProblem(index, query.queryVector.float32);
      if (problem !== undefined) throw invalid([{ path: 'queryVector', message: problem }]);
      return answerQuery(index, store.all(home), query);
    }),
  };
}

function indexOperations(service: VectorService): Record<string, RestOperation> {
  const { store, place, now } = service;
  const arn = ({ bucket, name }: model.VectorIndexOf) => arnOf(place, 's3vectors', `bucket/${bucket}/index/${name}`);
  return {
    CreateIndex: restOperation(model.createIndexInput, (input) => {
      const { vectorBucketName: bucket, indexName: name, dimension, distanceMetric: metric } = input;
      if (!store.buckets.get(bucket)) throw notFound('vector bucket');
      const home = `${bucket}/${name}`;
      if (store.indexes.get(home))
        throw new AwsFault('ConflictException', 'An index of this name exists.', { status: 409 });
      const nonFilterable = input.metadataConfiguration?.nonFilterableMetadataKeys ?? [];
      const index = { bucket, name, dimension, metric, nonFilterable, createdAt: now().getTime() };
      store.indexes.put(home, index);
      return { indexArn: arn(index) };
    }),
    GetIndex: restOperation(model.indexInput, (which) => {
      const { index } = found(service, which);
      const { bucket, name, dimension, metric, nonFilterable, createdAt } = index;
      return {
        index: {
          ...{ vectorBucketName: bucket, indexName: name, indexArn: arn(index), creationTime: createdAt / 1000 },
          ...{ dataType: 'float32', dimension, distanceMetric: metric },
          ...(nonFilterable.length > 0 && { metadataConfiguration: { nonFilterableMetadataKeys: nonFilterable } }),
        },
      };
    }),
    DeleteIndex: restOperation(model.indexInput, (which) => {
      const { home } = homeOf(which);
      store.delete(
        home,
        [...store.all(home)].map(({ key }) => key),
      );
      store.indexes.delete(home);
      return {};
    }),
  };
}

const notFound = (what: string): AwsFault =>
  new AwsFault('NotFoundException', `The specified ${what} could not be found.`, { status: 404 });

function homeOf({ vectorBucketName, indexName, indexArn }: model.WhichIndex): { bucket: string; home: string } {
  const [, bucket = vectorBucketName, name = indexName] =
    /:bucket\/([^/]+)\/index\/([^/]+)$/.exec(indexArn ?? '') ?? [];
  if (bucket === undefined || name === undefined)
    throw invalid([{ path: 'indexName', message: 'name the index by bucket and name, or by its ARN' }]);
  return { bucket, home: `${bucket}/${name}` };
}

function found({ store }: VectorService, which: model.WhichIndex): { home: string; index: model.VectorIndexOf } {
  const { bucket, home } = homeOf(which);
  if (!store.buckets.get(bucket)) throw notFound('vector bucket');
  const index = store.indexes.get(home);
  if (!index) throw notFound('index');
  return { home, index };
}

function shapeProblem({ dimension, metric }: model.VectorIndexOf, values: ArrayLike<number>): string | undefined {
  if (values.length !== dimension) return `${values.length} dimensions; the index has ${dimension}`;
  const isZero = Array.from(values).every((value) => value === 0);
  return isZero && metric === 'cosine' ? 'a zero vector has no direction' : undefined;
}

function problemsOf(
  index: model.VectorIndexOf,
  { data, metadata = {} }: { readonly data: Float32Array; readonly metadata: model.Metadata | undefined },
): string[] {
  const shape = shapeProblem(index, data);
  const filterable = Object.entries(metadata).filter(([key]) => !index.nonFilterable.includes(key));
  const tooMuch = model.bytesOf(Object.fromEntries(filterable)) > model.LIMITS.filterableBytes;
  return [
    ...(shape === undefined ? [] : [shape]),
    ...(tooMuch ? [`more than ${model.LIMITS.filterableBytes} bytes of filterable metadata`] : []),
  ];
}
