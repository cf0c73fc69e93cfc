// What S3 remembers: buckets, object versions, uploads and parts, as they are written to the catalogue.
import * as z from 'zod';

export const corsRule = z.object({
  origins: z.array(z.string()),
  methods: z.array(z.string()),
  headers: z.array(z.string()),
  exposed: z.array(z.string()),
  maxAgeSeconds: z.number().optional(),
});
export type CorsRule = z.output<typeof corsRule>;

export const expiryRule = z.object({
  prefix: z.string(),
  objectDays: z.number().optional(),
  oldVersionDays: z.number().optional(),
  abandonedUploadDays: z.number().optional(),
});
export type ExpiryRule = z.output<typeof expiryRule>;

export const bucketSchema = z.object({
  name: z.string(),
  versioned: z.boolean(),
  cors: z.array(corsRule),
  expiry: z.array(expiryRule),
});
export type Bucket = z.output<typeof bucketSchema>;

/** One immutable file; an object is the sequence of its segments, so that completing an upload copies nothing. */
export const segmentSchema = z.object({ file: z.string(), sizeBytes: z.number() });
export type Segment = z.output<typeof segmentSchema>;

export const checksumAlgorithm = z.enum(['crc32', 'sha1', 'sha256']);
export type ChecksumAlgorithm = z.output<typeof checksumAlgorithm>;

export const checksumSchema = z.object({
  algorithm: checksumAlgorithm,
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
});
export type Checksum = z.output<typeof checksumSchema>;

export const objectSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  /** `null` (the word) where the bucket keeps no versions, as in S3. */
  version: z.string(),
  deleteMarker: z.boolean(),
  segments: z.array(segmentSchema),
  sizeBytes: z.number(),
  /** Without its quotes. */
  etag: z.string(),
  /** Content-Type and its kin, and `x-amz-meta-*`: given back as they came. */
  headers: z.record(z.string(), z.string()),
  checksum: checksumSchema.optional(),
  modifiedAt: z.number(),
});
export type StoredObject = z.output<typeof objectSchema>;

export const uploadSchema = z.object({
  id: z.string(),
  bucket: z.string(),
  key: z.string(),
  headers: z.record(z.string(), z.string()),
  checksumAlgorithm: checksumAlgorithm.optional(),
  startedAt: z.number(),
});
export type Upload = z.output<typeof uploadSchema>;

export const partSchema = z.object({
  number: z.number(),
  segment: segmentSchema,
  etag: z.string(),
  checksum: checksumSchema.optional(),
  modifiedAt: z.number(),
});
export type Part = z.output<typeof partSchema>;
