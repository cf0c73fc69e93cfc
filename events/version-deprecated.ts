// A version is to be used no longer; callers are told until when it runs and what to move to.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const versionDeprecated = defineEvent({
  type: 'version-deprecated.v1',
  summary: 'A version was deprecated, or its sunset put off: until then it runs, and afterwards no more.',
  schema: z.object({
    agentId: z.string(),
    version: z.string(),
    sunsetAt: z.iso.datetime(),
    replacement: z.string().optional(),
    reason: z.string().optional(),
  }),
  example: {
    agentId: 'fuel-emissions',
    version: '1.0.0',
    sunsetAt: '2027-01-31T00:00:00.000Z',
    replacement: '1.1.0',
    reason: 'Version 1.1.0 reckons by the whole library.',
  },
});
