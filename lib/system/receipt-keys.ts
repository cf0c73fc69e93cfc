// The root keys receipts are verified with, as a JSON Web Key Set that also carries PEM.
import type { Document } from '../kernel/index.ts';
import type { RootKey } from '../platform/receipts/index.ts';

interface Ctx {
  receiptKeys(): Promise<readonly RootKey[]>;
}

export async function receiptKeySet(ctx: Ctx): Promise<Document> {
  const keys = (await ctx.receiptKeys()).map(({ jwk, pem }) => ({ ...jwk, alg: 'ES256', pem }));
  return {
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ keys }),
    headers: { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
  };
}
