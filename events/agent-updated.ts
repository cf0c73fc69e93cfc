// What describes an agent was changed.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentUpdated = defineEvent({
  type: 'agent-updated.v1',
  summary: 'The name, description, category or tags of an agent were changed.',
  schema: z.object({
    agentId: z.string(),
    changed: z.array(z.enum(['name', 'description', 'category', 'tags'])).min(1),
  }),
  example: { agentId: 'fuel-emissions', changed: ['name'] },
});
