// A deleted version came back.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionRestored = defineEvent({
  type: 'version-restored.v1',
  summary: 'A deleted version was restored as it stood when it was deleted.',
  schema: z.object({ agentId: z.string(), version: z.string() }),
  example: { agentId: 'fuel-emissions', version: '1.0.0-rc.1' },
});
