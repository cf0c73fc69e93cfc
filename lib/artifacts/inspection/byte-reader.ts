// A stream of bytes read by asking: so much now, a look ahead, or whatever comes next; it holds one piece and no more.
import { malformed } from './refusal.ts';

const NOTHING = Buffer.alloc(0);
const ZEROS = Buffer.alloc(64 * 1024);

export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = NOTHING;
  #ended = false;
  #position = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** How many bytes have been given out. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes, left where they are; fewer only at the end. */
  async peek(count: number): Promise<Buffer> {
    while (this.#held.length < count && (await this.#pull()));
    return this.#held.subarray(0, count);
  }

  /** Exactly so many; an archive that ends before is refused. */
  async take(count: number): Promise<Buffer> {
    const bytes = await this.peek(count);
    if (bytes.length < count)
      throw malformed(`The archive ends after ${this.#position + bytes.length} bytes in the middle of something.`);
    return this.#given(bytes);
  }

  /** Whatever is there next, at most so much; undefined at the end. */
  async some(atMost = Number.POSITIVE_INFINITY): Promise<Buffer | undefined> {
    if (this.#held.length === 0 && !(await this.#pull())) return undefined;
    return this.#given(this.#held.subarray(0, Math.min(atMost, this.#held.length)));
  }

  /** Puts back the last of what was given out. */
  unread(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held]);
    this.#position -= bytes.length;
  }

  /** The next so many bytes as a stream of their own. */
  async *next(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const piece = await this.some(left);
      if (!piece) throw malformed(`The archive ends ${left} bytes before the entry does.`);
      left -= piece.length;
      yield piece;
    }
  }

  /** Reads to the end and keeps nothing. */
  async drain(): Promise<void> {
    while (await this.some());
  }

  /** Whether all that is left is zeros: padding, and nothing hidden behind the end. */
  async onlyZerosLeft(): Promise<boolean> {
    for (;;) {
      const piece = await this.some(ZEROS.length);
      if (!piece) return true;
      if (!piece.equals(ZEROS.subarray(0, piece.length))) return false;
    }
  }

  #given(bytes: Buffer): Buffer {
    this.#held = this.#held.subarray(bytes.length);
    this.#position += bytes.length;
    return bytes;
  }

  async #pull(): Promise<boolean> {
    while (!this.#ended) {
      const { done, value } = await this.#source.next();
      if (done) this.#ended = true;
      else if (value.byteLength > 0) {
        const piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
        this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
        return true;
      }
    }
    return false;
  }
}
