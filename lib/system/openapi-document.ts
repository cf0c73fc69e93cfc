// The generated description of the API, as it was laid beside the bundle.
import type { Document } from '../kernel/index.ts';
import { bundledFile } from '../platform/bundled-files/index.ts';

export async function openApiDocument(): Promise<Document> {
  return {
    contentType: 'application/json; charset=utf-8',
    body: await bundledFile('./openapi.json'),
    headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  };
}
