// UploadPart and UploadPartCopy: the pieces of an upload, in any order, each replaceable until the upload is completed.
import { AwsFault } from '../wire/aws-fault.ts';
import { parseRange } from './byte-range.ts';
import { parameter, type Room, type S3Call, uploadOf } from './call.ts';
import { checksumElement, checksumHeaders, openDigest } from './checksum.ts';
import { copySource } from './copy-object.ts';
import type { ChecksumAlgorithm, Part, Upload } from './model.ts';
import { algorithmOf, receiveBody } from './receive-body.ts';
import { sendEmpty, sendXml } from './respond.ts';

const maxParts = 10_000;

export async function uploadPart(room: Room, call: S3Call): Promise<void> {
  const number = partNumber(call);
  const upload = uploadOf(room, call);
  insistOnSameChecksum(upload, algorithmOf(call));
  const { segment, md5, checksum } = await receiveBody(room, call, upload.checksumAlgorithm);
  await keepPart(room, call, {
    ...{ number, segment, etag: md5, modifiedAt: room.now().getTime() },
    ...(checksum ? { checksum } : {}),
  });
  sendEmpty(call, 200, { etag: `"${md5}"`, ...partChecksum(checksum) });
}

export async function uploadPartCopy(room: Room, call: S3Call): Promise<void> {
  const number = partNumber(call);
  const upload = uploadOf(room, call);
  const source = copySource(room, call);
  const given = parameter(call, 'x-amz-copy-source-range');
  const range = parseRange(given, source.sizeBytes);
  if (given !== undefined && !range) {
    throw new AwsFault('InvalidArgument', 'The x-amz-copy-source-range value must be of the form bytes=first-last');
  }
  const md5 = openDigest('md5');
  const sum = upload.checksumAlgorithm && openDigest(upload.checksumAlgorithm);
  const bytes = room.blobs.read(source.segments, range ?? { start: 0, end: source.sizeBytes });
  const segment = await room.blobs.write(digested(bytes, [md5, sum]));
  const part: Part = { number, segment, etag: md5.value().toString('hex'), modifiedAt: room.now().getTime() };
  const kept = { ...part, ...copyChecksum(upload, sum?.value().toString('base64')) };
  await keepPart(room, call, kept);
  sendXml(call, 'CopyPartResult', {
    ETag: `"${kept.etag}"`,
    LastModified: new Date(kept.modifiedAt).toISOString(),
    ...checksumElement(kept.checksum),
  });
}

/** Of an upload that was begun with sums each part comes with one of that kind. */
function insistOnSameChecksum({ checksumAlgorithm }: Upload, given: ChecksumAlgorithm | undefined): void {
  if (!checksumAlgorithm || given === checksumAlgorithm) return;
  const message = `Checksum Type mismatch occurred, expected checksum Type: ${checksumAlgorithm}, actual checksum Type: ${given ?? 'null'}`;
  throw new AwsFault('InvalidRequest', message);
}

async function keepPart(room: Room, call: S3Call, part: Part): Promise<void> {
  try {
    const replaced = room.catalogue.transaction(() => {
      // The upload may have been completed or aborted while the bytes were coming in.
      const { id } = uploadOf(room, call);
      return room.catalogue.putPart(id, part);
    });
    if (replaced) await room.blobs.discard([replaced.segment]);
  } catch (error) {
    await room.blobs.discard([part.segment]);
    throw error;
  }
}

async function* digested(source: AsyncIterable<Buffer>, digests: (ReturnType<typeof openDigest> | undefined)[]) {
  for await (const chunk of source) {
    for (const digest of digests) digest?.update(chunk);
    yield chunk;
  }
}

function copyChecksum(upload: Upload, value: string | undefined): Pick<Part, 'checksum'> {
  const algorithm = upload.checksumAlgorithm;
  return algorithm && value !== undefined ? { checksum: { algorithm, value, type: 'FULL_OBJECT' } } : {};
}

function partChecksum(checksum: Part['checksum']): Record<string, string> {
  const { 'x-amz-checksum-type': _type, ...headers } = checksumHeaders(checksum);
  return headers;
}

function partNumber(call: S3Call): number {
  const given = call.query.get('partNumber') ?? '';
  if (/^\d+$/.test(given) && Number(given) >= 1 && Number(given) <= maxParts) return Number(given);
  throw new AwsFault('InvalidArgument', `Part number must be an integer between 1 and ${maxParts}, inclusive`);
}
