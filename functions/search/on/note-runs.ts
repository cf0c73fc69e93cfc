// Finished runs tell what is in use, and by whom.
import { executionFinished } from '../../../events/execution-finished.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';
import { noteRuns } from '../../../lib/search/index.ts';

export default gatherer({
  id: 'search.note-runs',
  summary: 'Count runs by agent and day, and note who ran what',
  on: [executionFinished],
  uses: [tableWrite],
  windowSeconds: 2,
  // Each event may write a count, a runner and its marker.
  together: 30,
  impact: 'What trends and what is recommended lags behind; nothing is lost.',
  example: { type: executionFinished.type, payload: executionFinished.example },
  handle: ({ ctx, events }) => noteRuns(ctx, events),
});
