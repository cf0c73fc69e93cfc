// A report that was begun takes its place in the queue.
import { impactReportRequested } from '../../../events/impact-report-requested.ts';
import { askToContinue } from '../../../lib/impact/index.ts';
import { consumer, queueSend } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'impact.queue-report',
  summary: 'Queue impact reports',
  on: [impactReportRequested],
  uses: [queueSend],
  impact: 'Impact reports are begun but do not go on.',
  handle: ({ ctx, event }) => askToContinue(ctx, { tenantId: ctx.tenantId, reportId: event.payload.reportId }),
});
