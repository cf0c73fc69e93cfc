// Looks through an archive as it streams by: what it is and holds, or why it is not taken. Memory does not depend on its size.
import { createHash, type Hash } from 'node:crypto';
import { ByteReader } from './byte-reader.ts';
import { type ArchiveKind, HEAD_BYTES, kindOf } from './kinds.ts';
import { type Findings, Ledger } from './ledger.ts';
import { Place } from './place.ts';
import { readGzip } from './read-gzip.ts';
import { ArchiveRefused, type Refusal, refuse } from './refusal.ts';
import { readTar } from './tar/read-tar.ts';
import { readZip } from './zip/read-zip.ts';

/** What the bytes were said to be. */
export interface Declared {
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

export type ArchiveFormat = 'zip' | 'tar.gz';

export type Verdict =
  | { readonly accepted: true; readonly format: ArchiveFormat; readonly findings: Findings }
  | { readonly accepted: false; readonly refusal: Refusal };

/** Reads to the end what it takes, and what it must to tell damage from malice; the rest only so far as it is refused. */
export async function inspectArchive(content: AsyncIterable<Uint8Array>, declared: Declared): Promise<Verdict> {
  const seen = { hash: createHash('sha256'), sizeBytes: 0 };
  const reader = new ByteReader(hashed(content, seen));
  try {
    const found = await look(reader, declared.sizeBytes);
    await reader.drain();
    insistOnDeclared(seen, declared);
    return { accepted: true, ...found };
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    return { accepted: false, refusal: await truestOf(error, { reader, seen, declared }) };
  }
}

async function look(reader: ByteReader, sizeBytes: number) {
  const kind = kindOf(await reader.peek(HEAD_BYTES));
  if (kind !== 'zip' && kind !== 'gzip') {
    const what = kind === 'tar' ? 'a tar that is not compressed' : 'neither a tar.gz nor a zip';
    throw refuse('not_an_archive', `The file is ${what} by its content, whatever its name; send a tar.gz or a zip.`);
  }
  const ledger = new Ledger(sizeBytes);
  await readArchive(kind, reader, new Place(ledger, readArchive));
  const findings = ledger.findings();
  if (findings.files === 0) throw refuse('empty', 'The archive holds no file.', { value: 0, limit: 1 });
  const format: ArchiveFormat = kind === 'zip' ? 'zip' : 'tar.gz';
  return { format, findings };
}

function readArchive(kind: ArchiveKind, reader: ByteReader, place: Place): Promise<void> {
  if (kind === 'zip') return readZip(reader, place);
  return kind === 'gzip' ? readGzip(reader, place) : readTar(reader, place);
}

interface Seen {
  readonly hash: Hash;
  sizeBytes: number;
}

async function* hashed(content: AsyncIterable<Uint8Array>, seen: Seen): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    seen.hash.update(piece);
    seen.sizeBytes += piece.byteLength;
    yield piece;
  }
}

function insistOnDeclared({ hash, sizeBytes }: Seen, declared: Declared): void {
  if (sizeBytes !== declared.sizeBytes) {
    const message = `${declared.sizeBytes} bytes were declared and ${sizeBytes} arrived.`;
    throw refuse('size_mismatch', message, { value: sizeBytes, limit: declared.sizeBytes });
  }
  const sha256 = hash.digest('hex');
  if (sha256 === declared.sha256) return;
  const message = `The SHA-256 of what arrived is ${sha256}, not the declared ${declared.sha256}: it changed on its way, or another file was meant.`;
  throw refuse('checksum_mismatch', message, { value: sha256, limit: declared.sha256 });
}

interface Course {
  readonly reader: ByteReader;
  readonly seen: Seen;
  readonly declared: Declared;
}

/** What cannot be read may have been damaged on its way: then that is the reason to tell. */
async function truestOf({ refusal }: ArchiveRefused, { reader, seen, declared }: Course): Promise<Refusal> {
  if (refusal.reason !== 'malformed' && refusal.reason !== 'not_an_archive') return refusal;
  try {
    await reader.drain();
    insistOnDeclared(seen, declared);
    return refusal;
  } catch (error) {
    if (error instanceof ArchiveRefused) return error.refusal;
    throw error;
  }
}
