// Opens a file of unknown kind: sniffs its head, then hands out its bytes in slices, hashing every one that passes.
import { createHash } from 'node:crypto';
import { sniff, type TextKind } from './sniff.ts';

export interface OpenedText {
  readonly kind: TextKind;
  readonly content: AsyncIterable<Uint8Array>;
  /** Known once the content is exhausted. */
  digest(): { readonly sha256: string; readonly bytes: number };
}

const HEAD_BYTES = 16_384;
/** A caller may hand over the whole file as one chunk; batches stay small all the same. */
const SLICE_BYTES = 65_536;

/** Throws ActivityFileRefused when the file is empty, not text, or not rows. */
export async function openText(file: AsyncIterable<Uint8Array>): Promise<OpenedText> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = file[Symbol.asyncIterator]();
  const head = await readHead(source);
  const kind = sniff(head.subarray(0, SLICE_BYTES));
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let chunk: Uint8Array = head; ; ) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield* slices(chunk);
      const next = await source.next();
      if (next.done === true) return;
      chunk = next.value;
    }
  }
  return { kind, content: all(), digest: () => ({ sha256: hash.digest('hex'), bytes }) };
}

async function readHead(source: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES; ) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.byteLength;
  }
  return Buffer.concat(parts);
}

function* slices(chunk: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < chunk.byteLength; from += SLICE_BYTES) yield chunk.subarray(from, from + SLICE_BYTES);
}
