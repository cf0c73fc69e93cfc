// The interactive documentation: Swagger UI from our own origin, allowed to talk to nothing else.

import type { Document } from '../kernel/index.ts';
import { bundledFile } from '../platform/bundled-files/index.ts';
import { DocsAssetNotFound } from './faults.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GreenLang Agent Factory API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="swagger-ui"></main>
<noscript>This page needs JavaScript; the plain document is at <a href="v1/openapi.json">v1/openapi.json</a>.</noscript>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

/** Addresses are relative, since a stage may stand in front of every path. */
const START = `window.ui = SwaggerUIBundle({
  url: 'v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  filter: true,
  validatorUrl: null,
});
`;

/** Swagger UI styles elements inline; scripts come from here alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function docsPage(): Document {
  return {
    contentType: 'text/html; charset=utf-8',
    body: PAGE,
    headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'Cache-Control': 'no-cache' },
  };
}

const CACHED = { 'Cache-Control': 'public, max-age=3600' };

export async function docsAsset(asset: string): Promise<Document> {
  switch (asset) {
    case 'start.js':
      return { contentType: 'text/javascript; charset=utf-8', body: START, headers: CACHED };
    case 'swagger-ui-bundle.js':
      return {
        contentType: 'text/javascript; charset=utf-8',
        body: await bundledFile('./assets/swagger-ui-bundle.js'),
        headers: CACHED,
      };
    case 'swagger-ui.css':
      return {
        contentType: 'text/css; charset=utf-8',
        body: await bundledFile('./assets/swagger-ui.css'),
        headers: CACHED,
      };
    default:
      throw DocsAssetNotFound({ asset });
  }
}
