// Does what was asked for many agents at once.
import { failJob, JobMessage } from '../../../lib/jobs/index.ts';
import { inParts, objectsWrite, tableWrite, worker } from '../../../lib/kernel/index.ts';
import { carryOutBulk } from '../../../lib/registry/index.ts';

export default worker({
  id: 'registry.carry-out-bulk',
  summary: 'Carry out jobs on many agents',
  queues: [{ name: 'jobs', batchSize: 1, maximumConcurrency: 5 }],
  message: JobMessage,
  uses: [tableWrite, inParts, objectsWrite],
  timeoutSeconds: 300,
  impact: 'Jobs on many agents are accepted but do not go on.',
  handle: ({ ctx, message }) => carryOutBulk(ctx, message),
  giveUp: ({ ctx, message, fault }) => failJob(ctx, message.jobId, fault),
});
