// What crosses the border of files: announcing an upload, and how a file is shown.
import * as z from 'zod';

/** S3 takes up to 5 GB in one request; agents read files as streams, so this bounds cost and not memory. */
export const MAX_FILE_BYTES = 1_073_741_824;

export const FileId = z.string().regex(/^fil_[0-9A-HJKMNP-TV-Z]{26}$/, 'A file id is fil_ and 26 characters.');

export const NewFile = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(255)
    .refine(
      (name) => !/[\p{Cc}/\\]/u.test(name),
      'A file name has no slashes and no control characters; send the last part of the path.',
    ),
  contentType: z
    .string()
    .max(127)
    .regex(/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w-]+)*$/, 'This must be a media type such as text/csv.'),
  sizeBytes: z.int().min(1).max(MAX_FILE_BYTES, `At most ${MAX_FILE_BYTES} bytes (1 GiB) fit one file.`),
});
export type NewFile = z.output<typeof NewFile>;

export const FILE_STATUSES = ['AWAITING_UPLOAD', 'UPLOADED'] as const;

export const FileView = z.strictObject({
  id: FileId,
  name: z.string(),
  contentType: z.string(),
  sizeBytes: z.int(),
  status: z.enum(FILE_STATUSES),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type FileView = z.output<typeof FileView>;

/** The request to send the content with: this method, these headers, exactly `sizeBytes` bytes, before `expiresAt`. */
export const UploadTicket = z.strictObject({
  url: z.url(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
});

export const AnnouncedFile = FileView.extend({ upload: UploadTicket });
export type AnnouncedFile = z.output<typeof AnnouncedFile>;

export const DownloadTicket = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
export type DownloadTicket = z.output<typeof DownloadTicket>;
