// First step of a driven run.
import { DRIVE_FLOW, Prepared, prepareRun, Turn } from '../../../lib/executions/index.ts';
import { step, tableWrite } from '../../../lib/kernel/index.ts';

export default step({
  id: 'executions.prepare-run',
  summary: 'Take a run from PENDING to RUNNING',
  flow: DRIVE_FLOW,
  input: Turn,
  output: Prepared,
  uses: [tableWrite],
  impact: 'Queued runs do not begin.',
  handle: ({ ctx, input }) => prepareRun(ctx, input),
});
