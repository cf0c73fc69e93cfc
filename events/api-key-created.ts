// A service was given a key of its own.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const apiKeyCreated = defineEvent({
  type: 'api-key-created.v1',
  summary: 'An API key was made, with what it may do and until when; never the key itself.',
  schema: z.object({ keyId: z.string(), name: z.string(), permissions: z.array(z.string()), expiresAt: z.string() }),
  example: {
    keyId: 'key_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    name: 'Meter gateway',
    permissions: ['executions:run'],
    expiresAt: '2027-01-31T00:00:00.000Z',
  },
});
