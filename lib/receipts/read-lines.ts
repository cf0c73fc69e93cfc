// A receipt's lines as they stand in the file, byte for byte: invalid UTF-8 or a line without end is an alteration, not a detail.

/** Longest line read; an entry holds one record of at most 64 KB, escaped. */
const MAX_LINE = 1_000_000;

export class UnreadableReceipt extends Error {
  override readonly name = 'UnreadableReceipt';
}

/** Lines without their newline; the text after the last newline comes last, even when empty. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decode(() => decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > MAX_LINE) throw new UnreadableReceipt('A line is longer than any entry can be.');
  }
  yield rest + decode(() => decoder.decode());
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw new UnreadableReceipt('The bytes are not valid UTF-8.');
  }
}
