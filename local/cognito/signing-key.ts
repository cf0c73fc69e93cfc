// The RSA key of each pool: made once, kept in the state file, shown to the world only by its public half.
import type { DatabaseSync } from 'node:sqlite';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import * as z from 'zod';
import { openShelf, type Shelf } from '../wire/shelf.ts';

const keySchema = z.object({
  ...{ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string(), kid: z.string() },
  ...{ p: z.string(), q: z.string(), dp: z.string(), dq: z.string(), qi: z.string() },
});
type PrivateJwk = z.output<typeof keySchema>;

export class SigningKeys {
  readonly #keys: Shelf<PrivateJwk>;

  constructor(database: DatabaseSync) {
    this.#keys = openShelf(database, 'signing_keys', keySchema);
  }

  /** Called when the pool is provisioned; a second start finds the first key. */
  async ensure(poolId: string): Promise<void> {
    if (this.#keys.get(poolId)) return;
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    this.#keys.put(poolId, keySchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) }));
  }

  async private(poolId: string) {
    const key = this.#required(poolId);
    return { kid: key.kid, key: await importJWK(key, 'RS256') };
  }

  public(poolId: string): JWK & { kid: string } {
    const { kty, n, e, kid } = this.#required(poolId);
    return { alg: 'RS256', use: 'sig', kty, n, e, kid };
  }

  #required(poolId: string): PrivateJwk {
    const key = this.#keys.get(poolId);
    if (!key) throw new Error(`The pool ${poolId} has no signing key.`);
    return key;
  }
}
