// Looks after jobs that nobody works on any more.
import { sweepJobs } from '../../../lib/jobs/index.ts';
import { job, tableWrite } from '../../../lib/kernel/index.ts';

export default job({
  id: 'jobs.sweep-jobs',
  summary: 'Say of jobs that nothing is heard of any more that they failed',
  schedule: 'rate(15 minutes)',
  uses: [tableWrite],
  timeoutSeconds: 300,
  impact: 'Jobs whose worker was killed stay RUNNING in counts, and nobody is told that they failed.',
  handle: ({ ctx }) => sweepJobs(ctx),
});
