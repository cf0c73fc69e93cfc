// Which operation a request means: S3 says it by method, by whether there is a key, and by a word in the query.
import { AwsFault } from '../wire/aws-fault.ts';
import { bucketOf, parameter, type Room, type S3Call } from './call.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { getObject } from './get-object.ts';
import { listObjects } from './list-objects.ts';
import { putObject } from './put-object.ts';
import { sendEmpty } from './respond.ts';
import { abortUpload, createUpload, listParts, listUploads } from './upload.ts';
import { uploadPart, uploadPartCopy } from './upload-part.ts';

type Implementation = (room: Room, call: S3Call) => Promise<void>;

/** Subresources the local S3 does not keep: an answer that ignored the word would be an answer to another question. */
const unhosted = [
  ...['accelerate', 'acl', 'analytics', 'attributes', 'cors', 'encryption', 'inventory', 'legal-hold', 'lifecycle'],
  ...['location', 'logging', 'metrics', 'notification', 'object-lock', 'ownershipControls', 'partNumber', 'policy'],
  ...['publicAccessBlock', 'replication', 'requestPayment', 'restore', 'retention', 'select', 'tagging', 'torrent'],
  ...['versioning', 'versions', 'website'],
];

export function findOperation(call: S3Call, minPartBytes: number): Implementation {
  const found = call.key === '' ? onBucket(call) : onObject(call, minPartBytes);
  const word = unhosted.find((name) => call.query.has(name) && !(name === 'partNumber' && call.query.has('uploadId')));
  if (found && word === undefined) return found;
  const what = `${call.method} ${call.key === '' ? 'on a bucket' : 'on an object'}${word ? ` with ?${word}` : ''}`;
  throw new AwsFault('NotImplemented', `The local S3 does not host ${what}.`, { status: 501 });
}

function onBucket({ method, query }: S3Call): Implementation | undefined {
  if (method === 'HEAD') return headBucket;
  if (method === 'POST' && query.has('delete')) return deleteObjects;
  if (method === 'GET' && query.has('uploads')) return listUploads;
  if (method === 'GET' && query.get('list-type') === '2') return listObjects;
  return undefined;
}

function onObject(call: S3Call, minPartBytes: number): Implementation | undefined {
  const { method, query } = call;
  const copies = parameter(call, 'x-amz-copy-source') !== undefined;
  if (method === 'GET') return query.has('uploadId') ? listParts : getObject;
  if (method === 'HEAD') return getObject;
  if (method === 'DELETE') return query.has('uploadId') ? abortUpload : deleteObject;
  if (method === 'POST' && query.has('uploads')) return createUpload;
  if (method === 'POST' && query.has('uploadId')) return (room) => completeUpload(room, call, minPartBytes);
  if (method === 'PUT' && query.has('uploadId')) return copies ? uploadPartCopy : uploadPart;
  if (method === 'PUT') return copies ? copyObject : putObject;
  return undefined;
}

async function headBucket(room: Room, call: S3Call): Promise<void> {
  bucketOf(room, call.bucketName);
  sendEmpty(call, 200, { 'x-amz-bucket-region': room.region });
}
