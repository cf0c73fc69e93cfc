// What the platform refuses when asked about itself.
import { defineFault } from '../shared/fault.ts';

export const NotReady = defineFault<{ failing: readonly string[] }>({
  reason: 'not_ready',
  kind: 'unavailable',
  cause: 'Something the platform stands on does not answer at the moment.',
  remedy: 'Wait as long as Retry-After says; GET /health names what fails.',
  say: ({ failing }) => `Not ready to serve: ${failing.join(' and ')} not answering.`,
  retryAfterSeconds: 5,
});

export const DocsAssetNotFound = defineFault<{ asset: string }>({
  reason: 'docs_asset_not_found',
  kind: 'not_found',
  cause: 'The documentation page has no such file.',
  remedy: 'Open /docs, which names the files it needs.',
  say: ({ asset }) => `The documentation has no file "${asset}".`,
});
