// A run is a sign that its agent is in use.
import { executionFinished } from '../../../events/execution-finished.ts';
import { gatherer, tableWrite } from '../../../lib/kernel/index.ts';
import { noteUse } from '../../../lib/registry/index.ts';

export default gatherer({
  id: 'registry.note-use',
  summary: 'Note the day on which a certified agent was last run',
  on: [executionFinished],
  uses: [tableWrite],
  windowSeconds: 2,
  impact: 'Agents that are in use are deprecated as unused.',
  example: { type: executionFinished.type, payload: executionFinished.example },
  handle: ({ ctx, events }) => noteUse(ctx, events),
});
