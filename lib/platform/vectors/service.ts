// `vectors:search` and `vectors:write`: the index of the tenant's own vectors, where the stage has a service that keeps it.
import type { CallFrame, Capability, Scope } from '../capability.ts';
import type { Clock } from '../clock.ts';
import { memory } from '../memory/index.ts';
import { settingOr } from '../settings.ts';
import type { Nearest, Neighbour, VectorIndex } from './port.ts';

/** What was found, or why nothing can be said: whoever asks has an answer without it. */
export type Answered = { readonly found: readonly Neighbour[] } | { readonly failure: unknown };

export interface VectorSearch {
  /** Of fewer vectors each is compared in memory, which is exact and needs nobody. */
  readonly from: number;
  nearest(to: Int8Array, wanted: Nearest): Promise<Answered>;
}

export type VectorWrite = Pick<VectorIndex, 'put' | 'remove'>;

/** Undefined where the stage has no such service: then all vectors are compared in memory. */
export const vectorsSearch: Capability<'vectors:search', { readonly vectors: VectorSearch | undefined }> = {
  name: 'vectors:search',
  open: ({ scope, clock }: CallFrame) => ({ vectors: searchOf(scope, clock) }),
};

export const vectorsWrite: Capability<'vectors:write', { readonly vectorsKept: VectorWrite | undefined }> = {
  name: 'vectors:write',
  open: ({ scope }: CallFrame) => ({ vectorsKept: writesOf(scope) }),
};

/** What the service takes as the name of an index; a tenant whose id is none (`acme-`) does without. */
const INDEX_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function placeOf(scope: Scope): { readonly bucket: string; readonly index: string } | undefined {
  const bucket = settingOr('VECTOR_BUCKET_NAME', '');
  if (bucket === '' || scope.plane !== 'tenant' || !INDEX_NAME.test(scope.tenantId)) return undefined;
  // The tenant's role may name this index and no other.
  return { bucket, index: scope.tenantId };
}

/** Who only declares it loads no client: that comes with the first call. */
async function indexOf(scope: Scope, { bucket, index }: { bucket: string; index: string }): Promise<VectorIndex> {
  const { S3VectorIndex, vectorsClient } = await import('./s3-vectors.ts');
  const patienceMs = Number(settingOr('VECTOR_PATIENCE_MS', '3000'));
  return new S3VectorIndex({ client: vectorsClient(scope), bucket, index, patienceMs });
}

function writesOf(scope: Scope): VectorWrite | undefined {
  const place = placeOf(scope);
  return (
    place && {
      put: async (id, vector) => (await indexOf(scope, place)).put(id, vector),
      remove: async (id) => (await indexOf(scope, place)).remove(id),
    }
  );
}

/** After a failure nobody waits for that index again for so long. */
const REST_MS = 15_000;
const resting = memory<unknown>({ most: 1_000 });

function searchOf(scope: Scope, clock: Clock): VectorSearch | undefined {
  const place = placeOf(scope);
  if (!place) return undefined;
  return {
    from: Number(settingOr('VECTOR_SERVICE_FROM', '0')),
    nearest: async (to, wanted) => {
      const now = clock.now().getTime();
      const before = resting.get(place.index, now);
      if (before !== undefined) return { failure: before };
      try {
        return { found: await (await indexOf(scope, place)).nearest(to, wanted) };
      } catch (failure) {
        resting.set(place.index, failure, { until: now + REST_MS });
        return { failure };
      }
    },
  };
}
