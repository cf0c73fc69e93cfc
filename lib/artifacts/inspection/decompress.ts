// Deflate and gzip as they stream: what comes out piece by piece, and never a byte more taken in than belongs to them.
import type { Transform } from 'node:stream';
import { createGunzip, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteReader } from './byte-reader.ts';
import { malformed } from './refusal.ts';

type Engine = ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>;

const CHUNK = 256 * 1024;

/** Gzip's members, one after the other; padding behind them is left unread. */
export const gunzip = (reader: ByteReader): AsyncGenerator<Buffer> =>
  decompress(createGunzip({ chunkSize: CHUNK }), reader);

export const inflate = (reader: ByteReader): AsyncGenerator<Buffer> =>
  decompress(createInflateRaw({ chunkSize: CHUNK }), reader);

/**
 * The same of what is small and all there: an engine of its own would cost more than the work. Undefined when it is larger than
 * it was said to be; `used` is how many bytes belonged to it.
 */
export function inflateSmall(packed: Buffer, sizeBytes: number): { content: Buffer; used: number } | undefined {
  try {
    const limits = { maxOutputLength: Math.max(sizeBytes, 1), chunkSize: Math.max(sizeBytes, 64) };
    const inflated: unknown = inflateRawSync(packed, { ...limits, info: true });
    // With `info` it is not the buffer alone that comes back, which the types do not know.
    const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    return { content: buffer, used: engine.bytesWritten };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw isZlibError(error) ? malformed('A compressed entry is damaged.') : error;
  }
}

async function* decompress(engine: Engine, reader: ByteReader): AsyncGenerator<Buffer> {
  const fed = { bytes: 0, last: Buffer.alloc(0) };
  const feeding = feed(engine, reader, fed);
  // Its failure ends the engine, and is met below.
  feeding.catch((error: unknown) => engine.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const piece of engine) yield piece;
  } catch (error) {
    throw isZlibError(error)
      ? malformed(`A compressed stream is damaged at byte ${reader.position} of what holds it.`)
      : error;
  } finally {
    engine.destroy();
  }
  await feeding;
  reader.unread(fed.last.subarray(fed.last.length - (fed.bytes - engine.bytesWritten)));
}

/** One piece at a time, so that what the engine has no use for is the end of the last one. */
async function feed(engine: Engine, reader: ByteReader, fed: { bytes: number; last: Buffer }): Promise<void> {
  while (!engine.destroyed && engine.bytesWritten === fed.bytes) {
    const piece = await reader.some();
    if (!piece) {
      engine.end();
      return;
    }
    fed.bytes += piece.length;
    fed.last = piece;
    await taken(engine, piece);
  }
}

/** When the piece is used up, or the stream has ended within it, or broke. */
function taken(engine: Transform, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      engine.off('end', done).off('close', done);
      resolve();
    };
    engine.once('end', done).once('close', done);
    engine.write(piece, done);
  });
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
