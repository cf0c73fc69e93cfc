// GET /docs/{asset}
import * as z from 'zod';
import { document } from '../../../lib/kernel/index.ts';
import { DocsAssetNotFound, docsAsset } from '../../../lib/system/index.ts';

export default document({
  id: 'system.get-docs-asset',
  route: 'GET /docs/{asset}',
  summary: 'A script or style sheet of the interactive documentation.',
  permission: 'public',
  uses: [],
  produces: 'document',
  path: z.strictObject({ asset: z.string().max(100) }),
  faults: [DocsAssetNotFound],
  assets: ['swagger-ui-dist/swagger-ui-bundle.js', 'swagger-ui-dist/swagger-ui.css'],
  impact: 'the interactive documentation stays blank',
  example: { path: { asset: 'start.js' } },
  handle: ({ path }) => docsAsset(path.asset),
});
