// GET /docs
import { document } from '../../../lib/kernel/index.ts';
import { docsPage } from '../../../lib/system/index.ts';

export default document({
  id: 'system.get-docs',
  route: 'GET /docs',
  summary: 'The interactive documentation of this API.',
  permission: 'public',
  uses: [],
  produces: 'html',
  faults: [],
  impact: 'the interactive documentation cannot be opened',
  example: {},
  handle: async () => docsPage(),
});
