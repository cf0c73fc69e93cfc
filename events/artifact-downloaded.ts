// Somebody was given a URL to download an artifact.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const artifactDownloaded = defineEvent({
  type: 'artifact-downloaded.v1',
  summary: 'A URL to download an artifact was given out.',
  schema: z.object({
    artifactId: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
  }),
  example: {
    artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    version: '1.0.0',
    fileName: 'fuel-emissions-1.0.0.tar.gz',
  },
});
