// A file begins as an announcement: its record, and a ticket to send the content straight to storage.
import { fileAnnounced } from '../../events/file-announced.ts';
import type { BaseContext, Commit } from '../kernel/index.ts';
import { timestamp } from '../platform/clock.ts';
import type { ObjectsWrite } from '../platform/objects/index.ts';
import { put } from '../platform/table/index.ts';
import type { AnnouncedFile, NewFile } from './contract.ts';
import { contentKey, fileRecord } from './records.ts';
import { expiry, TICKET_SECONDS } from './ticket.ts';

type Ctx = BaseContext & { readonly commit: Commit; readonly objects: ObjectsWrite };

export async function announceFile(ctx: Ctx, { name, contentType, sizeBytes }: NewFile): Promise<AnnouncedFile> {
  const id = ctx.ids.next('fil');
  const file = { id, name, contentType, sizeBytes, createdAt: timestamp(ctx.clock), createdBy: ctx.principal.id };
  const ticket = { key: contentKey(id), contentType, sizeBytes, expiresSeconds: TICKET_SECONDS };
  const upload = { ...(await ctx.objects.presignUpload(ticket)), expiresAt: expiry(ctx.clock) };
  return ctx.commit({
    writes: [put(fileRecord, file, { when: { absent: true } })],
    audit: { action: 'files.announced', resource: `file/${id}`, details: { contentType, sizeBytes } },
    events: [fileAnnounced({ fileId: id, contentType, sizeBytes })],
    answer: { ...file, status: 'AWAITING_UPLOAD' as const, upload },
  });
}
