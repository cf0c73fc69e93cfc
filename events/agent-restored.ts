// A deleted agent came back.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentRestored = defineEvent({
  type: 'agent-restored.v1',
  summary: 'A deleted agent was restored, with its versions and its history, in the state it was deleted in.',
  schema: z.object({ agentId: z.string() }),
  example: { agentId: 'fuel-emissions' },
});
