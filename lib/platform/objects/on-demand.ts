// `objects:read` for whoever seldom reads: the client of S3 is loaded with the first call, so that no cold start waits for it.
import type { CallFrame, Capability } from '../capability.ts';

export interface ObjectsOnDemand {
  /** The whole content; undefined where there is none. Only for what is known to fit in memory. */
  bytes(key: string): Promise<Buffer | undefined>;
}

export const objectsOnDemand: Capability<'objects:read', { readonly objects: ObjectsOnDemand }> = {
  name: 'objects:read',
  open: ({ scope }: CallFrame) => ({
    objects: {
      // Of what every function can reach it shares nothing that knows S3: a bundler would lay the client into all of them.
      bytes: async (key) => {
        const { bytesIfAny } = await import('./bytes.ts');
        return bytesIfAny(scope, key);
      },
    },
  }),
};
