// ListObjectsV2: living objects in key order, rolled up at a delimiter, page by page.
import { AwsFault } from '../wire/aws-fault.ts';
import { bucketOf, type Room, type S3Call } from './call.ts';
import type { StoredObject } from './model.ts';
import { sendXml } from './respond.ts';

const maxPage = 1000;
/** Sorts after every key that begins with what stands before it. */
const last = '\u{10ffff}';

interface Listing {
  readonly objects: StoredObject[];
  readonly prefixes: string[];
  /** Where the next page begins; undefined when nothing is left. */
  next: string | undefined;
}

export async function listObjects(room: Room, call: S3Call): Promise<void> {
  bucketOf(room, call.bucketName);
  const { query } = call;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') || undefined;
  const limit = pageSize(query.get('max-keys'));
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : readToken(token);
  const listing = gather(room, call.bucketName, { prefix, delimiter, limit, after });
  const spell = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  sendXml(call, 'ListBucketResult', {
    ...{ Name: call.bucketName, Prefix: spell(prefix), MaxKeys: limit, EncodingType: query.get('encoding-type') },
    ...{ KeyCount: listing.objects.length + listing.prefixes.length, Delimiter: delimiter && spell(delimiter) },
    ...{ IsTruncated: listing.next !== undefined, StartAfter: query.get('start-after'), ContinuationToken: token },
    NextContinuationToken: listing.next === undefined ? undefined : Buffer.from(listing.next).toString('base64url'),
    Contents: listing.objects.map((object) => ({
      Key: spell(object.key),
      LastModified: new Date(object.modifiedAt).toISOString(),
      ETag: `"${object.etag}"`,
      ChecksumAlgorithm: object.checksum?.algorithm.toUpperCase(),
      ChecksumType: object.checksum?.type,
      Size: object.sizeBytes,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: listing.prefixes.map((common) => ({ Prefix: spell(common) })),
  });
}

function gather(
  room: Room,
  bucket: string,
  request: { prefix: string; delimiter: string | undefined; limit: number; after: string },
): Listing {
  const { prefix, delimiter, limit } = request;
  const listing: Listing = { objects: [], prefixes: [], next: undefined };
  let after = request.after;
  while (limit > 0) {
    const page = room.catalogue.page(bucket, { after, prefix, limit: delimiter ? 50 : limit + 1 });
    const [first] = page;
    if (!first) return listing;
    for (const object of page) {
      if (listing.objects.length + listing.prefixes.length >= limit) return { ...listing, next: after };
      const common = commonPrefix(object.key, prefix, delimiter);
      after = common === undefined ? object.key : common + last;
      if (common === undefined) listing.objects.push(object);
      else listing.prefixes.push(common);
      // What the page still holds may lie under the prefix just rolled up: ask again, past it.
      if (common !== undefined) break;
    }
  }
  return listing;
}

function commonPrefix(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (delimiter === undefined) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function pageSize(given: string | undefined): number {
  if (given === undefined) return maxPage;
  if (/^\d+$/.test(given)) return Math.min(Number(given), maxPage);
  throw new AwsFault('InvalidArgument', 'Argument max-keys must be an integer between 0 and 2147483647');
}

function readToken(token: string): string {
  const after = Buffer.from(token, 'base64url').toString('utf8');
  if (token !== '' && Buffer.from(after).toString('base64url') === token) return after;
  throw new AwsFault('InvalidArgument', 'The continuation token provided is incorrect');
}
