// The door where one factor is shown.
import { FactorNotFound, FactorPath, FactorView, getFactor } from '../../../lib/factors/index.ts';
import { endpoint } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'factors.get',
  route: 'GET /v1/factors/{factorId}',
  summary: 'Show an emission factor with its figures, source, licence and validity',
  permission: 'data:read',
  path: FactorPath,
  output: { 200: FactorView },
  faults: [FactorNotFound],
  uses: [],
  impact: 'Customers cannot see where a figure comes from.',
  example: { path: { factorId: 'EGRID-2023R2-NWPP' } },
  handle: ({ path }) => getFactor(path.factorId),
});
