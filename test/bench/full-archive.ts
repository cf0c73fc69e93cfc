// A zip of exactly as many bytes as wanted, on disk, with the digests that an upload of it declares.
import { createHash, randomFillSync } from 'node:crypto';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

export interface FullArchive {
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex, of the whole and of each part. */
  readonly sha256: string;
  readonly partSha256: readonly string[];
}

const NAME = 'model.bin';
const [LOCAL, LISTED, END] = [30 + NAME.length, 46 + NAME.length, 22];

interface Wanted {
  readonly path: string;
  readonly sizeBytes: number;
  readonly partBytes: number;
}

/** One entry, stored as it is: bytes in no order, no two parts alike. */
export async function writeFullArchive({ path, sizeBytes, partBytes }: Wanted): Promise<FullArchive> {
  const content = sizeBytes - LOCAL - LISTED - END;
  const crc = [...blocks(content)].reduce((sum, block) => crc32(block, sum), 0);
  const whole = createHash('sha256');
  const partSha256: string[] = [];
  const file = await open(path, 'w');
  let part = createHash('sha256');
  let written = 0;
  try {
    for (const piece of pieces(content, crc)) {
      for (let at = 0; at < piece.length; ) {
        const step = piece.subarray(at, at + partBytes - (written % partBytes));
        part.update(step);
        at += step.length;
        written += step.length;
        if (written % partBytes > 0 && written < sizeBytes) continue;
        partSha256.push(part.digest('hex'));
        part = createHash('sha256');
      }
      whole.update(piece);
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
  return { path, sizeBytes: written, sha256: whole.digest('hex'), partSha256 };
}

const random = randomFillSync(Buffer.alloc(1024 ** 2));

function* blocks(bytes: number): Iterable<Buffer> {
  for (let at = 0; at < bytes; at += random.length) {
    const block = Buffer.from(random.subarray(0, Math.min(random.length, bytes - at)));
    block.writeUIntBE(at % 2 ** 48, 0, Math.min(6, block.length));
    yield block;
  }
}

function* pieces(content: number, crc: number): Iterable<Buffer> {
  yield header(LOCAL, { signature: 0x04034b50, at: 14, content, crc });
  yield* blocks(content);
  yield header(LISTED, { signature: 0x02014b50, at: 16, content, crc });
  const end = Buffer.alloc(END);
  end.writeUInt32LE(0x06054b50, 0);
  for (const field of [8, 10]) end.writeUInt16LE(1, field);
  end.writeUInt32LE(LISTED, 12);
  end.writeUInt32LE(LOCAL + content, 16);
  yield end;
}

function header(
  length: number,
  { signature, at, content, crc }: Record<'signature' | 'at' | 'content' | 'crc', number>,
) {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt32LE(crc, at);
  for (const field of [at + 4, at + 8]) bytes.writeUInt32LE(content, field);
  bytes.writeUInt16LE(NAME.length, at + 12);
  bytes.write(NAME, length - NAME.length);
  return bytes;
}
