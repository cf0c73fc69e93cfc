// The door where a tenant decides to use a set of factors no longer.
import {
  ARCHIVE_ASSETS,
  DeprecateSet,
  DeprecationView,
  deprecateSet,
  FactorSetNotFound,
  ReplacementRefused,
  SetPath,
} from '../../../lib/factors/index.ts';
import { endpoint, objectsRead, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-sets.deprecate',
  route: 'POST /v1/factor-sets/{setId}/deprecate',
  summary: 'Use a set of factors no longer in your own calculations; it stays readable and is taken where it is named',
  permission: 'data:write',
  path: SetPath,
  body: DeprecateSet,
  output: { 200: DeprecationView },
  faults: [FactorSetNotFound, ReplacementRefused],
  uses: [tableWrite, objectsRead],
  idempotent: true,
  assets: ARCHIVE_ASSETS,
  impact: 'Customers cannot stop using a set of factors.',
  example: {
    path: { setId: 'egrid-2022' },
    body: { reason: 'Our auditor asks for 2023 alone.', replacement: 'egrid-2023-second' },
  },
  handle: ({ ctx, path, body }) => deprecateSet(ctx, path.setId, body),
});
