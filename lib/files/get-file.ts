// What is known of a file, with its status as storage says it is.
import type { BaseContext } from '../kernel/index.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import type { TableReader } from '../platform/table/index.ts';
import type { FileView } from './contract.ts';
import { FileNotFound } from './faults.ts';
import { contentKey, fileRecord, type StoredFile } from './records.ts';

export type Reading = Pick<BaseContext, 'clock'> & { readonly table: TableReader; readonly objects: ObjectsRead };

export async function storedFile(ctx: Pick<Reading, 'table'>, fileId: string): Promise<StoredFile> {
  const file = await ctx.table.get(fileRecord, { id: fileId });
  if (!file) throw FileNotFound({ fileId });
  return file;
}

export async function getFile(ctx: Reading, fileId: string): Promise<FileView> {
  const [file, content] = await Promise.all([storedFile(ctx, fileId), ctx.objects.head(contentKey(fileId))]);
  return { ...file, status: content ? 'UPLOADED' : 'AWAITING_UPLOAD' };
}
