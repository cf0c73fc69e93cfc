// The `aws-chunked` framing in which the SDK streams a body of unknown checksum: sized chunks, then trailing headers.
import { AwsFault } from '../wire/aws-fault.ts';

const maxLineBytes = 16 * 1024;

/** Yields the payload; the trailers stand in `trailers` once the last byte has been read. */
export async function* decodeAwsChunked(source: AsyncIterable<Buffer>, trailers: Map<string, string>) {
  const reader = new Reader(source);
  for (;;) {
    const [size = ''] = (await reader.line()).split(';', 1);
    if (!/^[0-9a-fA-F]{1,12}$/.test(size)) throw malformed();
    const sizeBytes = Number.parseInt(size, 16);
    if (sizeBytes === 0) break;
    yield* reader.bytes(sizeBytes);
    if ((await reader.line()) !== '') throw malformed();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    if (colon < 0) throw malformed();
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

class Reader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end = this.#rest.indexOf('\r\n');
    while (end < 0) {
      const more = await this.#next();
      // Some clients leave out the last empty line; the end of the body says the same.
      if (!more && this.#rest.length === 0) return '';
      if (!more || this.#rest.length > maxLineBytes) throw malformed();
      this.#rest = Buffer.concat([this.#rest, more]);
      end = this.#rest.indexOf('\r\n');
    }
    const line = this.#rest.toString('latin1', 0, end);
    this.#rest = this.#rest.subarray(end + 2);
    return line;
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const more = await this.#next();
        if (!more) throw malformed();
        this.#rest = more;
      }
      const taken = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(taken.length);
      left -= taken.length;
      yield taken;
    }
  }

  async #next(): Promise<Buffer | undefined> {
    const { value, done } = await this.#source.next();
    return done ? undefined : value;
  }
}

function malformed(): AwsFault {
  return new AwsFault('IncompleteBody', 'The body is not aws-chunked as its headers say.');
}
