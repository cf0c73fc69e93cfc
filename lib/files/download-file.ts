// A ticket to fetch a file's content straight from storage.
import type { DownloadTicket } from './contract.ts';
import { FileNotUploaded } from './faults.ts';
import { getFile, type Reading } from './get-file.ts';
import { contentKey } from './records.ts';
import { expiry, TICKET_SECONDS } from './ticket.ts';

export async function downloadFile(ctx: Reading, fileId: string): Promise<DownloadTicket> {
  const { name, status } = await getFile(ctx, fileId);
  if (status !== 'UPLOADED') throw FileNotUploaded({ fileId });
  const expiresAt = expiry(ctx.clock);
  const ticket = { key: contentKey(fileId), fileName: name, expiresSeconds: TICKET_SECONDS };
  return { url: await ctx.objects.presignDownload(ticket), expiresAt };
}
