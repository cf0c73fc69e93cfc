// A file is going to be uploaded.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const fileAnnounced = defineEvent({
  type: 'file-announced.v1',
  summary: 'A file was announced; its content may follow.',
  schema: z.object({ fileId: z.string(), contentType: z.string(), sizeBytes: z.number() }),
  example: { fileId: 'fil_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M', contentType: 'text/csv', sizeBytes: 244662 },
});
