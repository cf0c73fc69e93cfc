// The preconditions of reads, writes and copies, in the order S3 weighs them.
import { AwsFault } from '../wire/aws-fault.ts';
import { parameter, type S3Call } from './call.ts';
import type { StoredObject } from './model.ts';

export function checkRead(call: S3Call, object: StoredObject, prefix = ''): void {
  const header = (name: string) => parameter(call, `${prefix}${name}`);
  const modified = Math.floor(object.modifiedAt / 1000) * 1000;
  const match = header('if-match');
  const noneMatch = header('if-none-match');
  const unmodified = header('if-unmodified-since');
  const since = header('if-modified-since');
  if (match !== undefined && !names(match, object)) throw failed('If-Match');
  if (match === undefined && unmodified !== undefined && modified > Date.parse(unmodified)) {
    throw failed('If-Unmodified-Since');
  }
  const unchanged =
    noneMatch === undefined ? since !== undefined && modified <= Date.parse(since) : names(noneMatch, object);
  if (!unchanged) return;
  if (prefix !== '') throw failed('If-None-Match');
  throw new AwsFault('NotModified', 'Not Modified', { status: 304 });
}

/** `existing` is the living object under the key, if there is one. */
export function checkWrite(call: S3Call, existing: StoredObject | undefined): void {
  const noneMatch = parameter(call, 'if-none-match');
  if (noneMatch !== undefined && noneMatch.trim() !== '*') {
    throw new AwsFault('NotImplemented', 'A write knows only If-None-Match: *', { status: 501 });
  }
  if (noneMatch !== undefined && existing) throw failed('If-None-Match');
  const match = parameter(call, 'if-match');
  if (match === undefined) return;
  if (!existing) throw new AwsFault('NoSuchKey', 'The specified key does not exist.', { status: 404 });
  if (!names(match, existing)) throw failed('If-Match');
}

function names(header: string, object: StoredObject): boolean {
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\/|"/g, '') === object.etag);
}

function failed(condition: string): AwsFault {
  return new AwsFault('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    status: 412,
    members: { Condition: condition },
  });
}
