// What crosses the border of artifacts: what is announced, the parts to send, and how an artifact is shown.
import * as z from 'zod';
import { idPattern } from '../platform/ids.ts';
import { ExactVersionPath } from '../registry/contract.ts';
import { plainLine } from '../shared/plain-text.ts';
import { Manifest } from './inspection/manifest.ts';
import { ARTIFACT_STATUSES, countParts, MAX_ARTIFACT_BYTES, PART_BYTES } from './model.ts';

/** As browsers and tools call them; what the file is, its content says. */
const MEDIA_TYPES = [
  ...['application/zip', 'application/x-zip-compressed', 'application/gzip', 'application/x-gzip'],
  ...['application/x-tar', 'application/x-compressed-tar', 'application/tar+gzip', 'application/octet-stream'],
] as const;

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A SHA-256 is 64 hexadecimal digits in small letters, as sha256sum prints it.');

const Announced = z.strictObject({
  fileName: plainLine(255)
    .refine((name) => !/[/\\]/.test(name), 'A file name has no slashes; send the last part of the path.')
    // Names of folders, and the one under which no map can keep anything.
    .refine((name) => !['.', '..', '__proto__'].includes(name), 'A file cannot be called this; give it another name.')
    .describe('What downloads are saved as. What the file is, its content says and not its name.'),
  contentType: z
    .enum(MEDIA_TYPES, `This must be one of ${MEDIA_TYPES.join(', ')}: only zip and tar.gz are taken.`)
    .default('application/octet-stream'),
  sizeBytes: z
    .int()
    .min(1, 'An empty file is no archive.')
    .max(MAX_ARTIFACT_BYTES, `At most ${MAX_ARTIFACT_BYTES} bytes (500 MB) fit one artifact.`),
  sha256: Sha256.describe('Of the whole file; what arrives is held against it.'),
  partSha256: z
    .array(Sha256)
    .min(1)
    .max(countParts(MAX_ARTIFACT_BYTES))
    .optional()
    .describe(
      `The SHA-256 of each part in order, each of ${PART_BYTES} bytes but for the last: storage then refuses at once a part that changed on its way.`,
    ),
});

export const NewArtifact = Announced.refine(
  ({ sizeBytes, partSha256 }) => !partSha256 || partSha256.length === countParts(sizeBytes),
  {
    path: ['partSha256'],
    error: `There is one SHA-256 for each part of ${PART_BYTES} bytes, the last one included; or leave them out.`,
  },
);
export type NewArtifact = z.output<typeof NewArtifact>;

const PartNumber = z.int().min(1).max(10_000);
const ETag = z
  .string()
  .regex(/^"?[0-9a-f]{32}"?$/, 'An ETag is what storage answered to the part: 32 hexadecimal digits.')
  .transform((etag) => etag.replaceAll('"', ''));

const MOST_PARTS = 200;

export const PartsAsked = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        partNumber: PartNumber,
        etag: ETag.optional().describe('What storage answered when the part was sent, to have it checked.'),
      }),
    )
    .min(1)
    .max(MOST_PARTS)
    .optional()
    .describe('The parts that URLs are wanted for, in any order; without it all that are missing.'),
});
export type PartsAsked = z.output<typeof PartsAsked>;

export const UploadDone = z.strictObject({
  parts: z
    .array(z.strictObject({ partNumber: PartNumber, etag: ETag }))
    .min(1)
    .max(MOST_PARTS)
    .optional()
    .describe('What storage answered to each part, to have it checked; in any order.'),
});
export type UploadDone = z.output<typeof UploadDone>;

export const FORMATS = ['zip', 'tar.gz'] as const;

/** What inspection found of use to people. */
export const Contents = z.strictObject({
  files: z.number(),
  directories: z.number(),
  archives: z.number(),
  expandedBytes: z.number(),
  manifest: Manifest.optional(),
});

export const Rejection = z.strictObject({
  reason: z.string(),
  message: z.string(),
  entry: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
  limit: z.union([z.string(), z.number()]).optional(),
});

export const ArtifactView = z.strictObject({
  id: z.string(),
  agentId: z.string(),
  version: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  status: z.enum(ARTIFACT_STATUSES),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  uploadEndsAt: z.iso.datetime().optional().describe('Of an upload: until when parts are taken.'),
  uploadedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional().describe('When it became available, or came to nothing.'),
  format: z.enum(FORMATS).optional().describe('What it is by its content.'),
  contents: Contents.optional().describe('What is in it, archives within it included.'),
  rejection: Rejection.optional().describe(
    'Why it was not taken: the entry, what was found there, and what is allowed.',
  ),
  downloads: z.int().describe('How many download URLs were given out.'),
  lastDownloadedAt: z.iso.datetime().optional(),
});
export type ArtifactView = z.output<typeof ArtifactView>;

/** The request to send a part with: this method, exactly `sizeBytes` bytes, before `expiresAt`. */
const PartTicket = z.strictObject({
  url: z.url(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
});

export const PartView = z.strictObject({
  partNumber: z.int(),
  sizeBytes: z.int(),
  status: z
    .enum(['MISSING', 'STORED', 'DIFFERENT'])
    .describe('DIFFERENT: another content stands there than the ETag that was sent says.'),
  etag: z.string().optional(),
  upload: PartTicket.optional(),
});
export type PartView = z.output<typeof PartView>;

export const UploadView = ArtifactView.extend({
  resumed: z.boolean().describe('Whether the upload was under way already.'),
  partSizeBytes: z.int().describe('Every part has this size, but for the last.'),
  parts: z.array(PartView),
  repeated: z.array(z.int()).optional().describe('Parts that were asked for more than once.'),
});
export type UploadView = z.output<typeof UploadView>;

export const DownloadTicket = z.strictObject({
  url: z.url(),
  expiresAt: z.iso.datetime(),
  sizeBytes: z.int(),
  sha256: z.string().describe('To hold against what was downloaded.'),
});
export type DownloadTicket = z.output<typeof DownloadTicket>;

const ArtifactId = z.string().regex(idPattern('art'), 'An artifact id is "art_" followed by a ULID of 26 characters.');
export const ArtifactPath = ExactVersionPath.extend({ artifactId: ArtifactId });
export type VersionNamed = z.output<typeof ExactVersionPath>;
export type ArtifactNamed = z.output<typeof ArtifactPath>;
