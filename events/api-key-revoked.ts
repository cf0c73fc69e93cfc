// An API key was ended before its time.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const apiKeyRevoked = defineEvent({
  type: 'api-key-revoked.v1',
  summary: 'An API key was revoked and opens nothing any more.',
  schema: z.object({ keyId: z.string() }),
  example: { keyId: 'key_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M' },
});
