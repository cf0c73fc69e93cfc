// An agent was entered into a tenant's registry.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentCreated = defineEvent({
  type: 'agent-created.v1',
  summary: 'An agent was entered into the registry, as a draft.',
  schema: z.object({ agentId: z.string(), name: z.string(), category: z.string() }),
  example: { agentId: 'fuel-emissions', name: 'Fuel emissions', category: 'emissions' },
});
