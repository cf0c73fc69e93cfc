// An artifact sent in parts, several at once; what was sent before, by whoever, is not sent again.
import type { Options } from './calls.ts';
import type { Client } from './client.ts';
import type { ArtifactView, NewArtifact, UploadView } from './schemas.gen.ts';
import { sendByTicket } from './uploads.ts';

export interface ArtifactUpload {
  readonly agentId: string;
  readonly version: string;
  /** What downloads are saved as; zip and tar.gz are taken, by content. */
  readonly fileName: string;
  /** Read part by part: of a large file `await fs.openAsBlob(path)`. */
  readonly content: Blob;
  /** Of the content, in hexadecimal digits; unless told it is computed, with all of the content in memory. */
  readonly sha256?: string | undefined;
  /** Told after each part how many bytes have arrived in all. */
  readonly onProgress?: ((arrivedBytes: number) => void) | undefined;
}

const AT_ONCE = 4;
/** Each asks anew which parts are missing and gets fresh tickets for them. */
const ROUNDS = 4;

/** Called again after a failure it goes on where it stopped. The artifact it answers is yet to be inspected: see `artifactInspected`. */
export async function uploadArtifact(
  api: Client,
  upload: ArtifactUpload,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<ArtifactView> {
  const { agentId, version, fileName, content } = upload;
  const body: NewArtifact = { fileName, sizeBytes: content.size, sha256: upload.sha256 ?? (await digestOf(content)) };
  for (let round = 1; ; round += 1) {
    const { data } = await api.artifacts.startUpload({ agentId, version, body, signal });
    const [problem] = await sendMissing(data, upload, signal);
    if (problem === undefined) return (await api.artifacts.complete({ agentId, version, body: {}, signal })).data;
    signal?.throwIfAborted();
    if (round === ROUNDS) throw problem;
  }
}

/** What went wrong, which keeps no other part from being sent. */
async function sendMissing(
  { parts, partSizeBytes }: UploadView,
  { content, onProgress }: ArtifactUpload,
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  const missing = parts.filter((part) => part.upload);
  let arrived = content.size - missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const problems: unknown[] = [];
  const lane = async () => {
    for (let part = missing.shift(); part?.upload && !signal?.aborted; part = missing.shift()) {
      const from = (part.partNumber - 1) * partSizeBytes;
      try {
        await sendByTicket(part.upload, content.slice(from, from + part.sizeBytes), signal);
        arrived += part.sizeBytes;
        onProgress?.(arrived);
      } catch (problem) {
        problems.push(problem);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return signal?.aborted ? [signal.reason] : problems;
}

async function digestOf(content: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
