// Last step of a driven run.
import * as z from 'zod';
import { DRIVE_FLOW, Ended, finishRun, Turn } from '../../../lib/executions/index.ts';
import { step, tableWrite } from '../../../lib/kernel/index.ts';

export default step({
  id: 'executions.finish-run',
  summary: 'Write down the one end of a run',
  flow: DRIVE_FLOW,
  input: Turn.extend({ ended: Ended }),
  output: z.void(),
  uses: [tableWrite],
  impact: 'Computed runs do not end; the sweeper times them out.',
  handle: ({ ctx, input }) => finishRun(ctx, input, input.ended),
});
