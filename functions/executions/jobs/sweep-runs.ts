// Looks after runs that got stuck.
import { sweepRuns } from '../../../lib/executions/index.ts';
import { job, tableWrite } from '../../../lib/kernel/index.ts';

export default job({
  id: 'executions.sweep-runs',
  summary: 'Queue forgotten runs again and end those past all hope',
  schedule: 'rate(1 minute)',
  uses: [tableWrite],
  timeoutSeconds: 300,
  impact: 'Stuck runs stay stuck.',
  handle: ({ ctx }) => sweepRuns(ctx),
});
