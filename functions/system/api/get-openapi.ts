// GET /v1/openapi.json
import { document } from '../../../lib/kernel/index.ts';
import { openApiDocument } from '../../../lib/system/index.ts';

export default document({
  id: 'system.get-openapi',
  route: 'GET /v1/openapi.json',
  summary: 'The OpenAPI 3.1 description of this API.',
  permission: 'public',
  uses: [],
  produces: 'document',
  faults: [],
  assets: ['openapi'],
  impact: 'clients and the documentation cannot read how the API looks',
  example: {},
  handle: () => openApiDocument(),
});
