// An upload that its client gives up: its parts are gone, and the version is free for the next.
import { artifactUploadEnded } from '../../events/artifact-upload-ended.ts';
import type { VersionNamed } from './contract.ts';
import { UploadUnderWay } from './faults.ts';
import { uploadOf } from './parts.ts';
import type { Artifact, Shelf } from './records.ts';
import { cameToNothing, insistOnVersion, putNext, putShelf, type Uploading, underWay } from './store.ts';

/** Throws AgentNotFound, VersionNotFound, UploadNotFound or UploadUnderWay (inspected already). */
export async function abortUpload(ctx: Uploading, named: VersionNamed): Promise<undefined> {
  await insistOnVersion(ctx, named);
  const { artifact, shelf } = await underWay(ctx, named);
  if (artifact.status !== 'UPLOADING') throw UploadUnderWay({ ...artifact, artifactId: artifact.id });
  await endUpload(ctx, artifact, shelf, 'ABORTED');
}

/** State first: what a crash leaves in storage is looked after later, and a part that still comes in counts for nothing. */
export async function endUpload(
  ctx: Uploading,
  artifact: Artifact,
  shelf: Shelf,
  status: 'ABORTED' | 'EXPIRED',
): Promise<void> {
  const { id: artifactId, agentId, version, fileName } = artifact;
  const { underWay: _, ...free } = shelf;
  await ctx.commit({
    writes: [putNext(artifact, cameToNothing(ctx, artifact, { status })), putShelf(shelf, free)],
    audit: {
      action: status === 'ABORTED' ? 'artifacts.upload-aborted' : 'artifacts.upload-expired',
      resource: `agent/${agentId}@${version}/${artifactId}`,
    },
    events: [artifactUploadEnded({ artifactId, agentId, version, fileName, status })],
  });
  await ctx.uploads.abort(uploadOf(artifact));
}
