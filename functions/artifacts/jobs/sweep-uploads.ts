// Looks after uploads that nobody finishes.
import { sweepUploads } from '../../../lib/artifacts/index.ts';
import { job, objectsWrite, objectUploads, tableWrite } from '../../../lib/kernel/index.ts';

export default job({
  id: 'artifacts.sweep-uploads',
  summary: 'End uploads nobody finished and inspections that never ended, and erase what they left',
  schedule: 'rate(15 minutes)',
  uses: [tableWrite, objectsWrite, objectUploads],
  timeoutSeconds: 300,
  impact: 'Abandoned uploads keep their versions from new ones.',
  handle: ({ ctx }) => sweepUploads(ctx),
});
