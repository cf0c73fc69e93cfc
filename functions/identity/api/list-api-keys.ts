// GET /v1/api-keys
import { ApiKeyView, listApiKeys } from '../../../lib/identity/index.ts';
import { listing, tableRead } from '../../../lib/kernel/index.ts';

export default listing({
  id: 'api-keys.list',
  route: 'GET /v1/api-keys',
  summary: 'List API keys, newest first, without what is secret of them.',
  permission: 'keys:manage',
  uses: [tableRead],
  item: ApiKeyView,
  sortable: ['createdAt'],
  faults: [],
  impact: 'admins cannot see which services have access',
  example: { query: { limit: '5' } },
  handle: ({ ctx, page }) => listApiKeys(ctx, page),
});
