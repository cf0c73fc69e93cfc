// The checksums a client may send with its bytes, computed while they stream past.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Checksum, type ChecksumAlgorithm, checksumAlgorithm } from './model.ts';

export interface Digest {
  update(chunk: Buffer): void;
  /** Raw bytes. */
  value(): Buffer;
}

export function openDigest(algorithm: ChecksumAlgorithm | 'md5'): Digest {
  if (algorithm === 'crc32') return openCrc32();
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), value: () => hash.digest() };
}

function openCrc32(): Digest {
  let sum = 0;
  return {
    update(chunk) {
      sum = crc32(chunk, sum);
    },
    value() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(sum);
      return bytes;
    },
  };
}

export function parseAlgorithm(name: string): ChecksumAlgorithm {
  const parsed = checksumAlgorithm.safeParse(name.toLowerCase());
  if (parsed.success) return parsed.data;
  throw new AwsFault('NotImplemented', `The local S3 computes CRC32, SHA1 and SHA256 checksums, not ${name}.`, {
    status: 501,
  });
}

/** S3's sum over the parts' sums, with the count of parts behind it. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): Checksum {
  const digest = openDigest(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return { algorithm, value: `${digest.value().toString('base64')}-${parts.length}`, type: 'COMPOSITE' };
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** `ChecksumCRC32`, as the XML bodies name it. */
export function checksumElement(checksum: Checksum | undefined): Record<string, string> {
  return checksum ? { [`Checksum${checksum.algorithm.toUpperCase()}`]: checksum.value } : {};
}
