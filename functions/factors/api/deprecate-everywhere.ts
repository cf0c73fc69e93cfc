// The door where a platform admin deprecates a set of factors for all tenants.
import {
  DeprecateSet,
  DeprecationView,
  deprecateEverywhere,
  FactorSetNotFound,
  ReplacementRefused,
  SetPath,
} from '../../../lib/factors/index.ts';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factor-catalogue.deprecate',
  route: 'POST /v1/factor-catalogue/{setId}/deprecate',
  summary: 'Deprecate a set of factors for all tenants; each is told within 15 minutes',
  permission: 'platform:factors',
  plane: 'platform',
  path: SetPath,
  body: DeprecateSet,
  output: { 200: DeprecationView },
  faults: [FactorSetNotFound, ReplacementRefused],
  uses: [tableWrite],
  idempotent: true,
  impact: 'A set of factors that is wrong cannot be taken out of use for all.',
  example: {
    path: { setId: 'egrid-2023-first' },
    body: { reason: 'Revision 2 corrects New York City.', replacement: 'egrid-2023-second' },
  },
  handle: ({ ctx, path, body }) => deprecateEverywhere(ctx, path.setId, body),
});
