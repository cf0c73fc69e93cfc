// The index as S3 Vectors keeps it: approximate neighbours found over the network, however many vectors there are.
import {
  ConflictException,
  CreateIndexCommand,
  DeleteVectorsCommand,
  NotFoundException,
  PutVectorsCommand,
  QueryVectorsCommand,
  S3VectorsClient,
} from '@aws-sdk/client-s3vectors';
import { clientConfig } from '../client-config.ts';
import { calling } from '../service-failure.ts';
import { scopedClients } from '../tenant-session.ts';
import type { Nearest, Neighbour, VectorIndex } from './port.ts';

/** So many at most are told of one query, page by page. */
const MOST_TOLD = 10_000;

export const vectorsClient = scopedClients(
  (credentials) =>
    new S3VectorsClient({
      ...clientConfig,
      maxAttempts: 2,
      ...(credentials && { credentials }),
    }),
);

interface Placed {
  readonly client: S3VectorsClient;
  readonly bucket: string;
  readonly index: string;
  /** For all pages of an answer together: who asks can answer without. */
  readonly patienceMs: number;
}

export class S3VectorIndex implements VectorIndex {
  readonly #client: S3VectorsClient;
  readonly #which: { readonly vectorBucketName: string; readonly indexName: string };
  readonly #patienceMs: number;

  constructor({ client, bucket, index, patienceMs }: Placed) {
    this.#client = client;
    this.#which = { vectorBucketName: bucket, indexName: index };
    this.#patienceMs = patienceMs;
  }

  /** The first vector makes the index, and says how many dimensions it has. */
  async put(id: string, vector: Int8Array): Promise<void> {
    // The service takes no vector without a direction; one that is not there is near to nothing as well.
    if (isZero(vector)) return this.remove(id);
    const put = new PutVectorsCommand({ ...this.#which, vectors: [{ key: id, data: { float32: [...vector] } }] });
    try {
      await calling(SERVICE, () => this.#client.send(put));
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
      await this.#create(vector.length);
      await calling(SERVICE, () => this.#client.send(put));
    }
  }

  async remove(id: string): Promise<void> {
    const command = new DeleteVectorsCommand({ ...this.#which, keys: [id] });
    await calling(SERVICE, () => this.#client.send(command)).catch(unlessMissing);
  }

  async nearest(to: Int8Array, { most, least, among }: Nearest): Promise<readonly Neighbour[]> {
    if (isZero(to)) return [];
    const found: Neighbour[] = [];
    const read = async () => {
      for await (const near of this.#byDistance(to)) {
        if (near.similarity < least || found.length === most) break;
        if (!among || among(near.id)) found.push(near);
      }
    };
    await calling(SERVICE, read).catch(unlessMissing);
    return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
  }

  /** A page is asked for when the one before did not suffice. */
  async *#byDistance(to: Int8Array): AsyncGenerator<Neighbour> {
    const query = { ...this.#which, queryVector: { float32: [...to] }, topK: MOST_TOLD, returnDistance: true };
    const abortSignal = AbortSignal.timeout(this.#patienceMs);
    let nextToken: string | undefined;
    do {
      const page = await this.#client.send(new QueryVectorsCommand({ ...query, nextToken }), { abortSignal });
      for (const { key = '', distance = 2 } of page.vectors ?? []) yield { id: key, similarity: 1 - distance };
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  }

  /** Made by two at once, it is there. */
  async #create(dimension: number): Promise<void> {
    const shape = { dataType: 'float32', dimension, distanceMetric: 'cosine' } as const;
    await calling(SERVICE, () => this.#client.send(new CreateIndexCommand({ ...this.#which, ...shape }))).catch(
      (error: unknown) => {
        if (!(error instanceof ConflictException)) throw error;
      },
    );
  }
}

const SERVICE = 'Vector search';

const isZero = (vector: Int8Array): boolean => vector.every((value) => value === 0);

/** Where nothing was ever written there is no index, and nothing in it. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof NotFoundException)) throw error;
}
