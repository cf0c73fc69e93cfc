// Middle step of a driven run: the computation itself.
import * as z from 'zod';
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { carryOutRun, DRIVE_FLOW, Turn } from '../../../lib/executions/index.ts';
import { flowsReport, objectsWrite, receiptsSign, step, tableWrite } from '../../../lib/kernel/index.ts';

export default step({
  id: 'executions.carry-out-run',
  summary: 'Compute a run over streams and report to its flow',
  flow: DRIVE_FLOW,
  input: Turn.extend({ token: z.string() }),
  output: z.void(),
  uses: [tableWrite, objectsWrite, receiptsSign, flowsReport],
  assets: BUILTIN_ASSETS,
  timeoutSeconds: 900,
  memoryMb: 1769,
  impact: 'Runs begin but do not compute.',
  handle: ({ ctx, input }) => carryOutRun(ctx, input, input.token),
});
