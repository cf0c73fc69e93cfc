// An upload begins with what the file shall be; asked for again it goes on where it stopped.
import { artifactUploadStarted } from '../../events/artifact-upload-started.ts';
import type { NewArtifact, UploadView, VersionNamed } from './contract.ts';
import { ArtifactTaken, TooManyArtifacts, UploadUnderWay } from './faults.ts';
import { hoursAfter, MAX_ARTIFACTS, PART_BYTES, UPLOAD_HOURS } from './model.ts';
import { showUpload, uploadOf } from './parts.ts';
import { type Artifact, contentKey, type Shelf } from './records.ts';
import { artifactById, insistOnOpenVersion, putNew, putShelf, shelfOf, type Uploading } from './store.ts';

/** Throws AgentNotFound, AgentRetired, VersionNotFound, ArtifactTaken, TooManyArtifacts, UploadUnderWay or UploadLost. */
export async function startUpload(ctx: Uploading, named: VersionNamed, wanted: NewArtifact): Promise<UploadView> {
  await insistOnOpenVersion(ctx, named);
  const shelf = await shelfOf(ctx, named);
  if (shelf.underWay !== undefined) return goOn(ctx, { ...named, artifactId: shelf.underWay }, wanted);
  const artifactId = Object.hasOwn(shelf.files, wanted.fileName) ? shelf.files[wanted.fileName] : undefined;
  if (artifactId !== undefined) throw ArtifactTaken({ ...named, fileName: wanted.fileName, artifactId });
  if (Object.keys(shelf.files).length >= MAX_ARTIFACTS) throw TooManyArtifacts({ ...named, limit: MAX_ARTIFACTS });
  const artifact = await begin(ctx, named, wanted);
  try {
    await commitStart(ctx, artifact, shelf);
  } catch (error) {
    // Somebody else's began first: of this one nothing may lie around.
    await ctx.uploads.abort(uploadOf(artifact));
    throw error;
  }
  return showUpload(ctx, artifact, { resumed: false });
}

async function goOn(
  ctx: Uploading,
  named: VersionNamed & { readonly artifactId: string },
  wanted: NewArtifact,
): Promise<UploadView> {
  const artifact = await artifactById(ctx, named);
  const fields = ['fileName', 'contentType', 'sizeBytes', 'sha256', 'partSha256'] as const;
  const isSame = fields.every((field) => String(artifact[field]) === String(wanted[field]));
  if (artifact.status === 'UPLOADING' && isSame) {
    return showUpload(ctx, artifact, { resumed: true });
  }
  throw UploadUnderWay({ ...artifact, artifactId: artifact.id });
}

async function begin(ctx: Uploading, { agentId, version }: VersionNamed, wanted: NewArtifact): Promise<Artifact> {
  const id = ctx.ids.next('art');
  const { contentType, partSha256 } = wanted;
  const { uploadId } = await ctx.uploads.begin(contentKey(id), { contentType, checked: partSha256 !== undefined });
  const now = ctx.clock.now();
  const uploadEndsAt = hoursAfter(now, UPLOAD_HOURS);
  return {
    ...{ id, agentId, version, ...wanted, status: 'UPLOADING', uploadId, partBytes: PART_BYTES, downloads: 0 },
    ...{ createdAt: now.toISOString(), createdBy: ctx.principal.id, uploadEndsAt, dueAt: uploadEndsAt },
  };
}

function commitStart(ctx: Uploading, artifact: Artifact, shelf: Shelf): Promise<unknown> {
  const { id: artifactId, agentId, version, fileName, sizeBytes, sha256 } = artifact;
  return ctx.commit({
    writes: [putNew(artifact), putShelf(shelf, { ...shelf, underWay: artifactId })],
    audit: {
      action: 'artifacts.upload-started',
      resource: `agent/${agentId}@${version}/${artifactId}`,
      details: { sizeBytes, sha256 },
    },
    events: [artifactUploadStarted({ artifactId, agentId, version, fileName, sizeBytes })],
  });
}
