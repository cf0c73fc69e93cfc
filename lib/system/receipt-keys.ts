// The root keys receipts are verified with, as the very trust file the offline verifier takes.
import type { Document } from '../kernel/index.ts';
import type { RootKey } from '../platform/receipts/index.ts';

interface Ctx {
  receiptKeys(): Promise<readonly RootKey[]>;
}

export async function receiptTrustFile(ctx: Ctx): Promise<Document> {
  const rootKeys = (await ctx.receiptKeys()).map(({ rootKeyId, publicKey }) => ({ rootKeyId, publicKey }));
  return {
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ rootKeys }),
    headers: { 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
  };
}
