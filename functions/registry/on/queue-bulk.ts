// A job of the registry takes its place in the queue.
import { jobRequested } from '../../../events/job-requested.ts';
import { queueJob } from '../../../lib/jobs/index.ts';
import { consumer, queueSend } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'registry.queue-bulk',
  summary: 'Queue jobs on many agents',
  on: [jobRequested],
  uses: [queueSend],
  impact: 'Jobs on many agents are accepted but do not begin.',
  handle: ({ ctx, event }) => {
    const { jobId, kind } = event.payload;
    return queueJob(ctx, { tenantId: ctx.tenantId, jobId, kind });
  },
});
