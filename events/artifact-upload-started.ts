// A file is being uploaded to a version.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const artifactUploadStarted = defineEvent({
  type: 'artifact-upload-started.v1',
  summary: 'The upload of an artifact began; its parts may follow.',
  schema: z.object({
    artifactId: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
    sizeBytes: z.number(),
  }),
  example: {
    artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    version: '1.0.0',
    fileName: 'fuel-emissions-1.0.0.tar.gz',
    sizeBytes: 20971520,
  },
});
