// A name for a version now stands for another.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const agentAliasMoved = defineEvent({
  type: 'agent-alias-moved.v1',
  summary: 'An alias of an agent was pointed to a version, or taken away.',
  schema: z.object({
    agentId: z.string(),
    alias: z.string(),
    /** Absent: the alias is gone. */
    version: z.string().optional(),
    /** The version it stood for before. */
    was: z.string().optional(),
  }),
  example: { agentId: 'fuel-emissions', alias: 'stable', version: '1.2.0', was: '1.1.0' },
});
