// Finished runs are counted.
import { executionFinished } from '../../../events/execution-finished.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';
import { countExecutions } from '../../../lib/metrics/index.ts';

export default gatherer({
  id: 'metrics.count-executions',
  summary: 'Add finished runs to the hourly figures of their agent',
  on: [executionFinished],
  uses: [tableWrite],
  windowSeconds: 2,
  impact: 'Figures of agents lag behind; nothing is lost.',
  example: { type: executionFinished.type, payload: executionFinished.example },
  handle: async ({ ctx, events }) => {
    await countExecutions(ctx, events);
  },
});
