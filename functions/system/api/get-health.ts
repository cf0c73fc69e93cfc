// GET /health
import { endpoint, healthProbe } from '../../../lib/kernel/index.ts';
import { checkHealth, HealthView } from '../../../lib/system/index.ts';

export default endpoint({
  id: 'system.get-health',
  route: 'GET /health',
  summary: 'Whether the platform and what it stands on are well.',
  permission: 'public',
  uses: [healthProbe],
  output: { 200: HealthView },
  faults: [],
  impact: 'nobody can see whether the platform is well',
  example: {},
  handle: ({ ctx }) => checkHealth(ctx),
});
