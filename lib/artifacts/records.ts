// How artifacts lie in the table; their content lies in the bucket, as artifacts/{id}.
import * as z from 'zod';
import { defineRecord, type Value } from '../platform/table/index.ts';
import { Contents, FORMATS, Rejection } from './contract.ts';
import { ARTIFACT_STATUSES } from './model.ts';

export const artifactRecord = defineRecord({
  entity: 'artifact',
  plane: 'tenant',
  purpose:
    'One file uploaded for a version, from its first part to the verdict upon it. GSI1 has those that something is due with, the longest overdue first: an upload nobody finishes, an inspection that never ended, leftovers in the bucket.',
  key: { pk: 'AGENT#{agentId}', sk: 'ARTIFACT#{version}#{id}' },
  gsi1: { pk: 'ARTIFACTS_DUE', sk: '{dueAt}#{id}' },
  schema: z.object({
    id: z.string(),
    agentId: z.string(),
    version: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    sha256: z.string(),
    status: z.enum(ARTIFACT_STATUSES),
    /** Of S3's multipart upload. */
    uploadId: z.string(),
    partBytes: z.number(),
    /** While parts are taken: what each must be. */
    partSha256: z.array(z.string()).optional(),
    /** Until when parts are taken. */
    uploadEndsAt: z.string(),
    createdAt: z.string(),
    createdBy: z.string(),
    uploadedAt: z.string().optional(),
    /** The version that the bucket gave to the whole object. */
    objectVersion: z.string().optional(),
    endedAt: z.string().optional(),
    format: z.enum(FORMATS).optional(),
    contents: Contents.optional(),
    rejection: Rejection.optional(),
    downloads: z.number(),
    lastDownloadedAt: z.string().optional(),
    dueAt: z.string().optional(),
    /** Of what came to nothing, in seconds: when the table forgets it. */
    expiresAt: z.number().optional(),
  }),
});
export type Artifact = Value<typeof artifactRecord>;

export const shelfRecord = defineRecord({
  entity: 'artifact-shelf',
  plane: 'tenant',
  purpose:
    'What artifacts a version has, by file name, and which one is under way: the condition under which the next is begun, so that of several at once one wins and no file is ever replaced.',
  key: { pk: 'AGENT#{agentId}', sk: 'ARTIFACTS#{version}' },
  schema: z.object({
    agentId: z.string(),
    version: z.string(),
    underWay: z.string().optional(),
    /** File name → id. */
    files: z.record(z.string(), z.string()),
    /** Counts every change. */
    revision: z.number(),
  }),
});
export type Shelf = Value<typeof shelfRecord>;

export const contentKey = (artifactId: string): string => `artifacts/${artifactId}`;
