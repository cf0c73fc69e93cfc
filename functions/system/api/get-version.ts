// GET /v1/version
import { endpoint } from '../../../lib/kernel/index.ts';
import { describeVersion, VersionView } from '../../../lib/system/index.ts';

export default endpoint({
  id: 'system.get-version',
  route: 'GET /v1/version',
  summary: 'Which build and stage answers.',
  permission: 'public',
  uses: [],
  output: { 200: VersionView },
  faults: [],
  impact: 'nobody can see which version runs',
  example: {},
  handle: async () => describeVersion(),
});
