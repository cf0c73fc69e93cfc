// An uploaded file was inspected and taken.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const artifactAccepted = defineEvent({
  type: 'artifact-accepted.v1',
  summary: 'An artifact passed its inspection and can be downloaded; it never changes.',
  schema: z.object({
    artifactId: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    format: z.enum(['zip', 'tar.gz']),
  }),
  example: {
    artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    version: '1.0.0',
    fileName: 'fuel-emissions-1.0.0.tar.gz',
    sizeBytes: 20971520,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    format: 'tar.gz',
  },
});
