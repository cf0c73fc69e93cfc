// An agent moved along its lifecycle.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentTransitioned = defineEvent({
  type: 'agent-transitioned.v1',
  summary: 'An agent moved from one lifecycle state to the next.',
  schema: z.object({
    agentId: z.string(),
    from: z.string(),
    to: z.string(),
    reason: z.string().optional(),
    /** The transition that this one takes back. */
    rollsBack: z.string().optional(),
  }),
  example: { agentId: 'fuel-emissions', from: 'DRAFT', to: 'EXPERIMENTAL', reason: 'Ready for a pilot.' },
});
