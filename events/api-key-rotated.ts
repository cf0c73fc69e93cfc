// An API key got a new secret.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const apiKeyRotated = defineEvent({
  type: 'api-key-rotated.v1',
  summary: 'An API key has a new secret; the one before stays good until the time told.',
  schema: z.object({ keyId: z.string(), expiresAt: z.string(), previousValidUntil: z.string() }),
  example: {
    keyId: 'key_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    expiresAt: '2027-01-31T00:00:00.000Z',
    previousValidUntil: '2026-11-03T00:00:00.000Z',
  },
});
