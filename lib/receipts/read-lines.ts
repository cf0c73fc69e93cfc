// A receipt's lines as they stand in the file, byte for byte: invalid UTF-8 or a line without end is an alteration, not a detail.

/** Longest line read: an entry may hold a surveyed perimeter, the terms whole lookup tables; both came in at most 25 MB, here escaped. */
const MAX_LINE = 64 * 1024 * 1024;

export class UnreadableReceipt extends Error {
  override readonly name = 'UnreadableReceipt';
}

/** Lines without their newline; the text after the last newline comes last, even when empty. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  // Pieces are joined once, so that a long line costs its length and not its square.
  let open: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [head = '', ...lines] = decode(() => decoder.decode(chunk, { stream: true })).split('\n');
    open.push(head);
    length += head.length;
    const rest = lines.pop();
    if (rest !== undefined) {
      yield open.join('');
      yield* lines;
      [open, length] = [[rest], rest.length];
    }
    if (length > MAX_LINE) throw new UnreadableReceipt('A line is longer than any entry can be.');
  }
  yield open.join('') + decode(() => decoder.decode());
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw new UnreadableReceipt('The bytes are not valid UTF-8.');
  }
}
