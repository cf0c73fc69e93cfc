// An upload came to nothing before its file was whole.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const artifactUploadEnded = defineEvent({
  type: 'artifact-upload-ended.v1',
  summary: 'The upload of an artifact was aborted by its client, or expired; its parts are gone.',
  schema: z.object({
    artifactId: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
    status: z.enum(['ABORTED', 'EXPIRED']),
  }),
  example: {
    artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    version: '1.0.0',
    fileName: 'fuel-emissions-1.0.0.tar.gz',
    status: 'ABORTED',
  },
});
