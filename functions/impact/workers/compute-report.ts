// Computes the results an impact report is about, page by page.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { Continuation, continueReport } from '../../../lib/impact/index.ts';
import { objectsRead, queueSend, receiptsSign, tableWrite, worker } from '../../../lib/kernel/index.ts';

export default worker({
  id: 'impact.compute-report',
  summary: 'Compute results anew for impact reports',
  queues: [{ name: 'impacts', batchSize: 1, maximumConcurrency: 5 }],
  message: Continuation,
  uses: [tableWrite, objectsRead, receiptsSign, queueSend],
  assets: BUILTIN_ASSETS,
  timeoutSeconds: 900,
  memoryMb: 1769,
  impact: 'Impact reports are begun but do not go on.',
  handle: ({ ctx, message }) => continueReport(ctx, message),
});
