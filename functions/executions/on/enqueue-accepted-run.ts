// An accepted run takes its place in the queue of its priority.
import { executionAccepted } from '../../../events/execution-accepted.ts';
import { enqueueRun } from '../../../lib/executions/index.ts';
import { consumer, queueSend } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'executions.enqueue-accepted-run',
  summary: 'Queue accepted runs by priority',
  on: [executionAccepted],
  uses: [queueSend],
  impact: 'Accepted runs do not begin; the sweeper announces them again.',
  handle: ({ ctx, event }) => {
    const { executionId, priority } = event.payload;
    return enqueueRun(ctx, priority, { tenantId: ctx.tenantId, executionId, correlationId: event.correlationId });
  },
});
