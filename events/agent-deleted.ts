// An agent left a tenant's registry.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentDeleted = defineEvent({
  type: 'agent-deleted.v1',
  summary: 'An agent was deleted; its executions stay readable.',
  schema: z.object({ agentId: z.string() }),
  example: { agentId: 'fuel-emissions' },
});
