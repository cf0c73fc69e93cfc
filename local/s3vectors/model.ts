// What S3 Vectors takes and refuses: names, vectors and metadata, within the limits its user guide states ("Limitations and restrictions", 2026).
import * as z from 'zod';

const KIB = 1024;

export const LIMITS = {
  bodyBytes: 20 * KIB * KIB,
  dimension: 4096,
  vectorsPerPut: 500,
  keysPerDelete: 500,
  keysPerGet: 100,
  topK: 10_000,
  /** How many are on a page of an answer is the service's own affair; here it is so many. */
  queryPage: 100,
  metadataKeys: 50,
  metadataBytes: 40 * KIB,
  filterableBytes: 2 * KIB,
  nonFilterableKeys: 10,
} as const;

export const bucketName = z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'not the name of a vector bucket');
const indexName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'not the name of a vector index');
const indexArn = z.string().regex(/^arn:aws:s3vectors:[\w-]+:\d{12}:bucket\/[^/]+\/index\/[^/]+$/, 'not an index ARN');

/** An index is named by its bucket and name, or by its ARN. */
export const whichIndex = {
  vectorBucketName: bucketName.optional(),
  indexName: indexName.optional(),
  indexArn: indexArn.optional(),
};
export type WhichIndex = { readonly [K in keyof typeof whichIndex]?: string | undefined };

const vectorKey = z.string().min(1).max(1024);
// JSON has no NaN; what is too large for float32 would become Infinity.
const float32 = z.number().refine((value) => Number.isFinite(Math.fround(value)), 'not a float32');
export const vectorData = z.strictObject({ float32: z.array(float32).min(1).max(LIMITS.dimension) });

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const metadata = z
  .record(z.string().min(1), z.union([scalar, z.array(scalar)]))
  .refine((given) => Object.keys(given).length <= LIMITS.metadataKeys, `more than ${LIMITS.metadataKeys} keys`)
  .refine((given) => bytesOf(given) <= LIMITS.metadataBytes, `more than ${LIMITS.metadataBytes} bytes`);
export type Metadata = z.output<typeof metadata>;

export const bytesOf = (given: object): number => Buffer.byteLength(JSON.stringify(given));

export const createIndexInput = z.strictObject({
  vectorBucketName: bucketName,
  indexName,
  dataType: z.literal('float32'),
  dimension: z.int().min(1).max(LIMITS.dimension),
  distanceMetric: z.enum(['cosine', 'euclidean']),
  metadataConfiguration: z
    .strictObject({
      nonFilterableMetadataKeys: z.array(z.string().min(1).max(63)).min(1).max(LIMITS.nonFilterableKeys),
    })
    .optional(),
});
export const indexInput = z.strictObject(whichIndex);
export const putInput = z.strictObject({
  ...whichIndex,
  vectors: z
    .array(z.strictObject({ key: vectorKey, data: vectorData, metadata: metadata.optional() }))
    .min(1)
    .max(LIMITS.vectorsPerPut),
});
export const deleteInput = z.strictObject({
  ...whichIndex,
  keys: z.array(vectorKey).min(1).max(LIMITS.keysPerDelete),
});
export const getInput = z.strictObject({
  ...whichIndex,
  keys: z.array(vectorKey).min(1).max(LIMITS.keysPerGet),
  returnData: z.boolean().default(false),
  returnMetadata: z.boolean().default(false),
});
/** Filters by metadata are not hosted: nothing here asks for one. */
export const queryInput = z.strictObject({
  ...whichIndex,
  topK: z.int().min(1).max(LIMITS.topK),
  queryVector: vectorData,
  returnDistance: z.boolean().default(false),
  returnMetadata: z.boolean().default(false),
  nextToken: z.string().optional(),
});

export const indexSchema = z.object({
  bucket: z.string(),
  name: z.string(),
  dimension: z.number(),
  metric: z.enum(['cosine', 'euclidean']),
  nonFilterable: z.array(z.string()),
  createdAt: z.number(),
});
export type VectorIndexOf = z.output<typeof indexSchema>;
