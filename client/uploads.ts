// Content too large for a request: announced, then sent to the address on its ticket.
import { ApiError } from './api-error.ts';
import type { Client } from './client.ts';
import type { AnnouncedFile, UploadTicket } from './schemas.gen.ts';

export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly content: string | Uint8Array<ArrayBuffer> | Blob;
}

/** The id of the file can be put into an agent's input: `{ fileId: file.id }`. */
export async function uploadFile(api: Client, { name, contentType, content }: Upload): Promise<AnnouncedFile> {
  const blob = new Blob([content], { type: contentType });
  const { data } = await api.files.announce({ body: { name, contentType, sizeBytes: blob.size } });
  await sendByTicket(data.upload, blob);
  return data;
}

/** `upload` of what announces content. */
export type Ticket = Pick<UploadTicket, 'url' | 'method' | 'headers'>;

export async function sendByTicket(
  { url, method, headers }: Ticket,
  content: Blob | string,
  signal?: AbortSignal,
): Promise<void> {
  const response = await fetch(url, { method, headers, body: content, ...(signal && { signal }) });
  if (response.ok) return;
  const message = `The upload was refused with ${response.status}: ${(await response.text()).slice(0, 500)}`;
  throw new ApiError(response.status, [{ code: 'upload_refused', message }]);
}
