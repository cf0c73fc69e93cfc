// CompleteMultipartUpload: the listed parts become one object in one commit; nothing is copied, nothing is seen before.
import { createHash } from 'node:crypto';
import { AwsFault } from '../wire/aws-fault.ts';
import { readBody } from '../wire/read-body.ts';
import { xmlBlocks, xmlText } from '../wire/xml.ts';
import { bucketOf, type Room, type S3Call, uploadOf } from './call.ts';
import { checksumElement, compositeChecksum } from './checksum.ts';
import type { Checksum, Part, Upload } from './model.ts';
import { versionHeader } from './object-headers.ts';
import { commitObject } from './put-object.ts';
import { sendXml } from './respond.ts';
import { forgetUpload } from './upload.ts';

export async function completeUpload(room: Room, call: S3Call, minPartBytes: number): Promise<void> {
  const bucket = bucketOf(room, call.bucketName);
  const upload = uploadOf(room, call);
  const body = (await readBody(call.request)).toString('utf8');
  insistOnChecksums(upload, body);
  const parts = chooseParts(room.catalogue.parts.list(`${upload.id}/`), body, minPartBytes);
  const checksum = checksumOf(upload, parts);
  const chosen = new Set(parts.map(({ segment }) => segment.file));
  let unused: Part[] = [];
  const content = {
    segments: parts.map(({ segment }) => segment),
    etag: `${md5OfParts(parts)}-${parts.length}`,
    headers: upload.headers,
    ...(checksum ? { checksum } : {}),
  };
  const object = await commitObject(room, call, bucket, content, () => {
    uploadOf(room, call);
    unused = forgetUpload(room, upload).filter(({ segment }) => !chosen.has(segment.file));
  });
  await room.blobs.discard(unused.map(({ segment }) => segment));
  const result = {
    Location: `http://${call.request.headers.host ?? ''}/${upload.bucket}/${encodeURIComponent(upload.key)}`,
    ...{ Bucket: upload.bucket, Key: upload.key, ETag: `"${object.etag}"` },
    ...checksumElement(checksum),
    ChecksumType: checksum?.type,
  };
  sendXml(call, 'CompleteMultipartUploadResult', result, versionHeader(object));
}

/** Of an upload that was begun with sums the completion names each of them. */
function insistOnChecksums({ checksumAlgorithm }: Upload, body: string): void {
  if (!checksumAlgorithm) return;
  for (const block of xmlBlocks(body, 'Part')) {
    if (xmlText(block, `Checksum${checksumAlgorithm.toUpperCase()}`) !== undefined) continue;
    const number = xmlText(block, 'PartNumber') ?? '';
    const message = `The upload was created using a ${checksumAlgorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`;
    throw new AwsFault('InvalidRequest', message);
  }
}

function chooseParts(stored: readonly Part[], body: string, minPartBytes: number): Part[] {
  const wanted = xmlBlocks(body, 'Part');
  if (wanted.length === 0) {
    throw new AwsFault('MalformedXML', 'The XML you provided was not well-formed or names no part.');
  }
  let previous = 0;
  return wanted.map((block, index) => {
    const number = Number(xmlText(block, 'PartNumber'));
    if (!(number > previous)) {
      throw new AwsFault('InvalidPartOrder', 'The list of parts was not in ascending order.');
    }
    previous = number;
    const part = stored.find((candidate) => candidate.number === number);
    if (!part || !matches(part, block)) {
      const message = 'One or more of the specified parts could not be found.';
      throw new AwsFault('InvalidPart', message, { members: { PartNumber: number } });
    }
    if (index < wanted.length - 1 && part.segment.sizeBytes < minPartBytes) {
      const members = { PartNumber: number, ProposedSize: part.segment.sizeBytes, MinSizeAllowed: minPartBytes };
      throw new AwsFault('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
        members,
      });
    }
    return part;
  });
}

function matches(part: Part, block: string): boolean {
  const etag = xmlText(block, 'ETag')?.replaceAll('"', '');
  const sum = part.checksum && xmlText(block, `Checksum${part.checksum.algorithm.toUpperCase()}`);
  return etag === part.etag && (sum === undefined || sum === part.checksum?.value);
}

function checksumOf(upload: Upload, parts: readonly Part[]): Checksum | undefined {
  const algorithm = upload.checksumAlgorithm;
  if (!algorithm) return undefined;
  return compositeChecksum(
    algorithm,
    parts.map((part) => part.checksum?.value ?? ''),
  );
}

function md5OfParts(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.etag, 'hex'));
  return hash.digest('hex');
}
