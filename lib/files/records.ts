// How files are stored: what is known of them in the table, their content in the bucket.
import * as z from 'zod';
import { defineRecord, type Value } from '../platform/table/index.ts';

export const fileRecord = defineRecord({
  entity: 'file',
  plane: 'tenant',
  purpose: 'One announced file; its content lies in the bucket under files/{id}, and whether it does is asked there.',
  key: { pk: 'FILE#{id}', sk: 'FILE' },
  schema: z.object({
    id: z.string(),
    name: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    createdAt: z.string(),
    createdBy: z.string(),
  }),
});
export type StoredFile = Value<typeof fileRecord>;

export const contentKey = (fileId: string): string => `files/${fileId}`;
