// S3 Vectors on one machine: buckets by template, indexes and vectors through the unmodified SDK, every vector compared.
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { restJson } from '../wire/rest-json.ts';
import { LIMITS } from './model.ts';
import { operationsOf } from './operations.ts';
import { vectorBucketResources } from './resources.ts';
import { openVectorStore } from './store.ts';

export interface S3VectorsOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly now?: () => Date;
}

export async function createS3Vectors(options: S3VectorsOptions): Promise<Emulator> {
  const { dataDir, now = () => new Date() } = options;
  const store = openVectorStore(dataDir);
  const place = placeOf(options);
  return {
    services: ['s3vectors'],
    handle: restJson({ operations: operationsOf({ store, place, now }), bodyLimitBytes: LIMITS.bodyBytes }),
    resources: vectorBucketResources(store, place),
    async close() {
      store.close();
    },
  };
}
