// The headers that belong to an object: taken from the request that made it, given back to whoever reads it.
import { AwsFault } from '../wire/aws-fault.ts';
import { parameter, type S3Call } from './call.ts';
import { checksumHeaders } from './checksum.ts';
import type { StoredObject } from './model.ts';
import type { Headers } from './respond.ts';

const systemHeaders = [
  ...['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control', 'expires'],
  ...['x-amz-website-redirect-location', 'x-amz-storage-class'],
];

/** Promises S3 would keep and a folder of files cannot: better refused than forgotten. */
const unkept = [
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-object-lock-legal-hold',
  'x-amz-tagging',
  'x-amz-server-side-encryption-customer-algorithm',
];

const maxMetadataBytes = 2048;

export function takeHeaders(call: S3Call): Record<string, string> {
  for (const name of unkept) {
    if (parameter(call, name) === undefined) continue;
    throw new AwsFault('NotImplemented', `The local S3 does not keep what ${name} asks for.`, { status: 501 });
  }
  const names = [...Object.keys(call.request.headers), ...call.query.keys()].map((name) => name.toLowerCase());
  const wanted = [...systemHeaders, ...names.filter((name) => name.startsWith('x-amz-meta-'))];
  const headers: Record<string, string> = {};
  for (const name of wanted) {
    const value = parameter(call, name);
    const kept = name === 'content-encoding' ? value?.replace(/(^|,\s*)aws-chunked(,\s*|$)/, '') : value;
    if (kept) headers[name] = kept;
  }
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const sizeBytes = metadata.reduce((sum, [name, value]) => sum + name.length - 11 + Buffer.byteLength(value), 0);
  if (sizeBytes <= maxMetadataBytes) return { 'content-type': 'application/octet-stream', ...headers };
  throw new AwsFault('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
}

export function giveHeaders(call: S3Call, object: StoredObject, whole: boolean): Headers {
  const wantsChecksum = whole && parameter(call, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return {
    ...object.headers,
    ...overrides(call),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeader(object),
    ...(wantsChecksum ? checksumHeaders(object.checksum) : {}),
  };
}

export function versionHeader(object: StoredObject): Headers {
  return object.version === 'null' ? {} : { 'x-amz-version-id': object.version };
}

function overrides(call: S3Call): Headers {
  const given = [...call.query].filter(([name]) => /^response-(content-|cache-control$|expires$)/.test(name));
  return Object.fromEntries(given.map(([name, value]) => [name.slice('response-'.length), value]));
}
