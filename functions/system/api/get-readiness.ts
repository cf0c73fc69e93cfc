// GET /health/ready
import { endpoint, healthProbe } from '../../../lib/kernel/index.ts';
import { checkReady, NotReady, ReadyView } from '../../../lib/system/index.ts';

export default endpoint({
  id: 'system.get-readiness',
  route: 'GET /health/ready',
  summary: 'Whether the platform can serve requests now.',
  permission: 'public',
  uses: [healthProbe],
  output: { 200: ReadyView },
  faults: [NotReady],
  impact: 'monitors cannot see whether the platform can serve',
  example: {},
  handle: ({ ctx }) => checkReady(ctx),
});
