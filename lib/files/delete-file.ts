// Deleting a file: content first, so that a crash in between leaves a record that a repeated request still finds.
import { fileDeleted } from '../../events/file-deleted.ts';
import type { BaseContext, Commit } from '../kernel/index.ts';
import type { ObjectsWrite } from '../platform/objects/index.ts';
import { remove, type TableReader } from '../platform/table/index.ts';
import type { FileView } from './contract.ts';
import { FileNotFound } from './faults.ts';
import { getFile } from './get-file.ts';
import { contentKey, fileRecord } from './records.ts';

type Ctx = BaseContext & { readonly table: TableReader; readonly commit: Commit; readonly objects: ObjectsWrite };

/** `match` holds the caller's If-Match against the file as it is. */
export async function deleteFile(ctx: Ctx, fileId: string, match: (view: FileView) => void): Promise<void> {
  match(await getFile(ctx, fileId));
  await ctx.objects.delete(contentKey(fileId));
  await ctx.commit({
    writes: [remove(fileRecord, { id: fileId }, { when: { exists: true }, orElse: () => FileNotFound({ fileId }) })],
    audit: { action: 'files.deleted', resource: `file/${fileId}` },
    events: [fileDeleted({ fileId })],
  });
}
