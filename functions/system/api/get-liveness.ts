// GET /health/live
import { endpoint } from '../../../lib/kernel/index.ts';
import { LiveView } from '../../../lib/system/index.ts';

export default endpoint({
  id: 'system.get-liveness',
  route: 'GET /health/live',
  summary: 'Whether functions run at all.',
  permission: 'public',
  uses: [],
  output: { 200: LiveView },
  faults: [],
  impact: 'monitors take the platform for dead',
  example: {},
  handle: async () => ({ status: 'alive' as const }),
});
