// The S3 clients of a container, one per tenant session.
import { S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../client-config.ts';
import { scopedClients } from '../tenant-session.ts';

export const s3For = scopedClients(
  (credentials) =>
    new S3Client({
      ...clientConfig,
      // Path style works on regional AWS endpoints and on hosts that know no wildcard names alike: one way for all.
      forcePathStyle: true,
      // A presigned PUT must not carry the checksum of the empty body that was signed.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(credentials ? { credentials } : {}),
    }),
);
