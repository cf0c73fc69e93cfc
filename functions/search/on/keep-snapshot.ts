// After many changes all that searches read is kept in one object.
import { agentCreated } from '../../../events/agent-created.ts';
import { agentDeleted } from '../../../events/agent-deleted.ts';
import { agentTransitioned } from '../../../events/agent-transitioned.ts';
import { agentUpdated } from '../../../events/agent-updated.ts';
import { versionCreated } from '../../../events/version-created.ts';
import { gatherer, objectsOnDemand, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';
import { keepSnapshot } from '../../../lib/search/index.ts';

export default gatherer({
  id: 'search.keep-snapshot',
  summary: 'Keep a snapshot of what searches read',
  on: [agentCreated, agentUpdated, agentDeleted, agentTransitioned, versionCreated],
  uses: [tableWrite, objectsOnDemand, objectsWrite],
  windowSeconds: 5,
  timeoutSeconds: 60,
  memoryMb: 1024,
  impact: 'The first search of a new container takes longer for tenants with many agents.',
  example: { type: agentCreated.type, payload: agentCreated.example },
  handle: ({ ctx }) => keepSnapshot(ctx),
});
