// A gzip, which is the wrapping of a tar, or within an archive of any one file.
import { ByteReader } from './byte-reader.ts';
import { gunzip } from './decompress.ts';
import { HEAD_BYTES, kindOf } from './kinds.ts';
import type { Place } from './place.ts';
import { malformed, refuse } from './refusal.ts';
import { readTar } from './tar/read-tar.ts';

const CONTENT = '(unpacked)';

export async function readGzip(reader: ByteReader, place: Place): Promise<void> {
  const content = new ByteReader(measured(gunzip(reader), place));
  const kind = kindOf(await content.peek(HEAD_BYTES));
  if (kind === 'tar' || place.depth === 0) await insistOnTar(kind, content, place);
  else await place.content(CONTENT, content);
  await content.drain();
  if (!(await reader.onlyZerosLeft())) throw malformed('There is something behind the end of a gzip.');
}

async function insistOnTar(kind: string | undefined, content: ByteReader, place: Place): Promise<void> {
  if (kind === 'tar') return readTar(content, place);
  throw refuse('not_an_archive', 'The file is a gzip, but there is no tar in it; send a tar.gz or a zip.');
}

async function* measured(source: AsyncIterable<Buffer>, place: Place): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    place.expand(piece.length);
    yield piece;
  }
}
