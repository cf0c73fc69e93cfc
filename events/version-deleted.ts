// A version was taken out of its agent; what it computed stays.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionDeleted = defineEvent({
  type: 'version-deleted.v1',
  summary:
    'A version that nobody relied on was deleted; its name is never given again, and its results and receipts stay.',
  schema: z.object({ agentId: z.string(), version: z.string() }),
  example: { agentId: 'fuel-emissions', version: '1.0.0-rc.1' },
});
