// Begins queued runs, urgent ones with the most hands.
import { launchRun, Turn } from '../../../lib/executions/index.ts';
import { flowsStart, worker } from '../../../lib/kernel/index.ts';

export default worker({
  id: 'executions.launch-run',
  summary: 'Begin queued runs',
  queues: [
    { name: 'runs-p0', batchSize: 10, maximumConcurrency: 50 },
    { name: 'runs-p1', batchSize: 10, maximumConcurrency: 20 },
    { name: 'runs-p2', batchSize: 10, maximumConcurrency: 10 },
    { name: 'runs-p3', batchSize: 10, maximumConcurrency: 2 },
  ],
  message: Turn,
  uses: [flowsStart],
  impact: 'Queued runs do not begin.',
  handle: ({ ctx, message }) => launchRun(ctx, message),
});
