// One request to S3, taken apart: bucket, key, query, and the x-amz values that a presigned URL may carry in its query.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsFault } from '../wire/aws-fault.ts';
import { queryOf } from '../wire/sigv4.ts';
import type { Blobs } from './blobs.ts';
import type { Catalogue } from './catalogue.ts';
import type { Bucket, Upload } from './model.ts';

/** What an operation may touch. */
export interface Room {
  readonly catalogue: Catalogue;
  readonly blobs: Blobs;
  readonly region: string;
  now(): Date;
}

export interface S3Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: string;
  readonly method: string;
  readonly bucketName: string;
  /** Empty where the request speaks of the bucket. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
}

export function readCall(request: IncomingMessage, response: ServerResponse): S3Call {
  const url = request.url ?? '/';
  const [path = '/'] = url.split('?', 1);
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const call = { request, response, url, method: request.method ?? 'GET', query: new Map(queryOf(url)) };
  try {
    const key = slash < 0 ? '' : decodeURIComponent(path.slice(slash + 1));
    return { ...call, bucketName: decodeURIComponent(bucket), key };
  } catch {
    throw new AwsFault('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** A header, or the query parameter a presigned URL hoisted it into. */
export function parameter(call: S3Call, name: string): string | undefined {
  const header = call.request.headers[name];
  const value = Array.isArray(header) ? header.join(',') : header;
  if (value !== undefined || !name.startsWith('x-amz-')) return value;
  for (const [key, hoisted] of call.query) if (key.toLowerCase() === name) return hoisted;
  return undefined;
}

export function bucketOf(room: Room, name: string): Bucket {
  const bucket = room.catalogue.buckets.get(name);
  if (bucket) return bucket;
  throw new AwsFault('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    members: { BucketName: name },
  });
}

export function uploadOf(room: Room, call: S3Call): Upload {
  const upload = room.catalogue.uploads.get(call.query.get('uploadId') ?? '');
  if (upload?.bucket === call.bucketName && upload.key === call.key) return upload;
  throw new AwsFault(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { status: 404, members: { UploadId: call.query.get('uploadId') } },
  );
}
