// An uploaded file was inspected and refused.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const artifactRejected = defineEvent({
  type: 'artifact-rejected.v1',
  summary: 'An artifact did not pass its inspection; its content was erased.',
  schema: z.object({
    artifactId: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
    reason: z.string(),
    message: z.string(),
  }),
  example: {
    artifactId: 'art_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M',
    agentId: 'fuel-emissions',
    version: '1.0.0',
    fileName: 'fuel-emissions-1.0.0.tar.gz',
    reason: 'path_unsafe',
    message: 'The entry "../up" leads out of the archive.',
  },
});
