// How S3 says that an object is not there.
import { NoSuchKey, NotFound, S3ServiceException } from '@aws-sdk/client-s3';

/**
 * Whether S3 refused a read of its own scope because nothing is there. To a role that may list no more than its prefix
 * it may say so by 403, naming s3:ListBucket; any other denial, of the key's encryption for one, stays an error.
 */
export function meansMissing(error: unknown): boolean {
  if (error instanceof NoSuchKey || error instanceof NotFound) return true;
  if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 403) return false;
  // The answer to HEAD has no body to name anything; reading attributes needs no right that reading lacks.
  return error.message.includes('s3:ListBucket') || /^(Unknown|403|Forbidden)$/.test(error.name);
}
