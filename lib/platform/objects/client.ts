// The S3 clients of a container, one per tenant session.
import { S3Client } from '@aws-sdk/client-s3';
import type { Scope } from '../capability.ts';
import { clientConfig } from '../client-config.ts';
import { type CredentialProvider, newSession, RESERVED_SECONDS, scopedClients } from '../tenant-session.ts';

const clientWith = (credentials: CredentialProvider | undefined): S3Client =>
  new S3Client({
    ...clientConfig,
    // Path style works on regional AWS endpoints and on hosts that know no wildcard names alike: one way for all.
    forcePathStyle: true,
    // A presigned PUT must not carry the checksum of the empty body that was signed.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(credentials ? { credentials } : {}),
  });

export const s3For = scopedClients(clientWith);

/** To sign URLs that outlive what any running session has left: a session lasts an hour and takes its URLs with it. */
const lasting = new WeakMap<Scope, S3Client>();

/** What a call signs with; a URL for longer than is reserved in every session gets one begun in this very call. */
export function s3Lasting(scope: Scope, seconds: number): S3Client {
  if (seconds <= RESERVED_SECONDS) return s3For(scope);
  const known = lasting.get(scope) ?? clientWith(newSession(scope));
  lasting.set(scope, known);
  return known;
}
