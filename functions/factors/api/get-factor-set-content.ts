// The door where the content of a set of factors is fetched.
import {
  ARCHIVE_ASSETS,
  FactorSetNotFound,
  SetContentView,
  SetPath,
  showSetContent,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-sets.get-content',
  route: 'GET /v1/factor-sets/{setId}/content',
  summary: 'Fetch the content of a set of factors, to the byte that receipts name by its SHA-256',
  permission: 'data:read',
  path: SetPath,
  output: { 200: SetContentView },
  faults: [FactorSetNotFound],
  uses: [tableRead, objectsRead],
  assets: ARCHIVE_ASSETS,
  impact: 'Nobody can verify receipts offline that rest on sets published after their release.',
  example: { path: { setId: 'egrid-2023-second' } },
  handle: ({ ctx, path }) => showSetContent(ctx, path.setId),
});
