// An agent got a new version.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionCreated = defineEvent({
  type: 'version-created.v1',
  summary: 'An agent got a new version.',
  schema: z.object({ agentId: z.string(), version: z.string() }),
  example: { agentId: 'fuel-emissions', version: '1.0.0' },
});
