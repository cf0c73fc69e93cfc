// The bytes: immutable files with random names. A file means nothing until a committed row of the catalogue names it.
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange } from './byte-range.ts';
import type { Segment } from './model.ts';

export class Blobs {
  readonly #folder: string;
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Streams into a new file; on any failure nothing remains. */
  async write(source: AsyncIterable<Buffer> | Readable): Promise<Segment> {
    const file = await this.#newFile();
    const target = createWriteStream(this.#path(file), { flags: 'wx' });
    try {
      await pipeline(source, target);
    } catch (error) {
      await rm(this.#path(file), { force: true });
      throw error;
    }
    return { file, sizeBytes: target.bytesWritten };
  }

  /** Files never change, so a copy is a second name of the same bytes. */
  async duplicate(segments: readonly Segment[]): Promise<Segment[]> {
    const copies: Segment[] = [];
    for (const segment of segments) {
      const file = await this.#newFile();
      await link(this.#path(segment.file), this.#path(file));
      copies.push({ file, sizeBytes: segment.sizeBytes });
    }
    return copies;
  }

  /** Takes hold of the files at once, so that a delete during the download takes nothing from the reader. */
  read(segments: readonly Segment[], range: ByteRange): AsyncIterable<Buffer> {
    for (const { file } of segments) this.#readers.set(file, (this.#readers.get(file) ?? 0) + 1);
    return this.#readHeld(segments, range);
  }

  async discard(segments: readonly Segment[]): Promise<void> {
    for (const { file } of segments) {
      if (this.#readers.has(file)) this.#doomed.add(file);
      else await rm(this.#path(file), { force: true });
    }
  }

  /** What a kill left behind: files no row came to name. */
  async sweep(named: ReadonlySet<string>): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const shard of await readdir(this.#folder)) {
      for (const file of await readdir(join(this.#folder, shard))) {
        if (!named.has(file)) await rm(this.#path(file), { force: true });
      }
    }
  }

  async *#readHeld(segments: readonly Segment[], range: ByteRange): AsyncGenerator<Buffer> {
    try {
      let offset = 0;
      for (const { file, sizeBytes } of segments) {
        const start = Math.max(range.start - offset, 0);
        const end = Math.min(range.end - offset, sizeBytes);
        if (start < end) yield* createReadStream(this.#path(file), { start, end: end - 1 });
        offset += sizeBytes;
      }
    } finally {
      await this.#release(segments);
    }
  }

  async #release(segments: readonly Segment[]): Promise<void> {
    for (const { file } of segments) {
      const left = (this.#readers.get(file) ?? 1) - 1;
      if (left > 0) this.#readers.set(file, left);
      else this.#readers.delete(file);
      if (left <= 0 && this.#doomed.delete(file)) await rm(this.#path(file), { force: true });
    }
  }

  async #newFile(): Promise<string> {
    const file = randomUUID();
    await mkdir(dirname(this.#path(file)), { recursive: true });
    return file;
  }

  #path(file: string): string {
    return join(this.#folder, file.slice(0, 2), file);
  }
}
