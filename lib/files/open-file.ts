// For neighbours that work on a file: what it is, and its content as a stream.
import type { Readable } from 'node:stream';
import type { FileView } from './contract.ts';
import { FileNotUploaded } from './faults.ts';
import { getFile, type Reading } from './get-file.ts';
import { contentKey } from './records.ts';

export interface OpenedFile {
  readonly file: FileView;
  /** Resumes by itself after broken connections; nothing is fetched before it is read. */
  readonly content: Readable;
}

/** Throws FileNotFound or FileNotUploaded before anything is read. */
export async function openFile(ctx: Reading, fileId: string): Promise<OpenedFile> {
  const file = await getFile(ctx, fileId);
  if (file.status !== 'UPLOADED') throw FileNotUploaded({ fileId });
  return { file, content: ctx.objects.open(contentKey(fileId)) };
}
