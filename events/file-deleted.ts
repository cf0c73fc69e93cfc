// A file is gone.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const fileDeleted = defineEvent({
  type: 'file-deleted.v1',
  summary: 'A file was deleted with its content.',
  schema: z.object({ fileId: z.string() }),
  example: { fileId: 'fil_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M' },
});
