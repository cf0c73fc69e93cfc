// The parts become one object, whose inspection begins.
import { artifactUploaded } from '../../events/artifact-uploaded.ts';
import type { StoredPart } from '../platform/objects/index.ts';
import type { ArtifactView, UploadDone, VersionNamed } from './contract.ts';
import { type PartProblem, PartsMissing, PartsRefused, UploadLost } from './faults.ts';
import { hoursAfter, INSPECTION_HOURS, partsOf } from './model.ts';
import { insistOnKnownParts, uploadOf } from './parts.ts';
import { type Artifact, contentKey } from './records.ts';
import { insistOnVersion, putNext, type Uploading, underWay, viewOf } from './store.ts';

/** Repeated, it answers how far the artifact has come. Throws AgentNotFound, VersionNotFound, UploadNotFound, PartsRefused, PartsMissing or UploadLost. */
export async function completeUpload(
  ctx: Uploading,
  named: VersionNamed,
  { parts }: UploadDone,
): Promise<ArtifactView> {
  await insistOnVersion(ctx, named);
  const { artifact } = await underWay(ctx, named);
  // Written for the marker's sake: a repeat of the request that completed it is given that one's answer.
  if (artifact.status !== 'UPLOADING') return ctx.commit({ writes: [], answer: viewOf(artifact) });
  insistOnKnownParts(artifact, parts);
  const whole = await assemble(ctx, artifact, parts);
  if (!whole) throw UploadLost(named);
  return commitUploaded(ctx, artifact, whole.objectVersion);
}

/** A try whose answer was lost has assembled it already. */
async function assemble(ctx: Uploading, artifact: Artifact, given: UploadDone['parts']) {
  const stored = await ctx.uploads.parts(uploadOf(artifact));
  const found = stored && (await ctx.uploads.complete(uploadOf(artifact), chosen(artifact, stored, given)));
  return found ?? (await ctx.uploads.whole(contentKey(artifact.id)));
}

/** Every part of the upload as it stands. */
function chosen(artifact: Artifact, stored: readonly StoredPart[], given: UploadDone['parts'] = []): StoredPart[] {
  const standing = new Map(stored.map((part) => [part.partNumber, part]));
  const wrong = given.flatMap(({ partNumber, etag }, index): PartProblem[] => {
    const found = standing.get(partNumber);
    if (!found || found.etag === etag) return [];
    return [{ index, field: 'etag', message: `Part ${partNumber} stands with the ETag ${found.etag}, not ${etag}.` }];
  });
  if (wrong.length > 0) throw PartsRefused(wrong);
  const wanted = partsOf(artifact);
  const parts = wanted.flatMap(({ partNumber, sizeBytes }) => {
    const found = standing.get(partNumber);
    return found?.sizeBytes === sizeBytes ? [found] : [];
  });
  if (parts.length === wanted.length) return parts;
  const there = new Set(parts.map(({ partNumber }) => partNumber));
  const missing = wanted.map(({ partNumber }) => partNumber).filter((number) => !there.has(number));
  throw PartsMissing({ missing, of: wanted.length });
}

function commitUploaded(
  ctx: Uploading,
  { partSha256, ...artifact }: Artifact,
  objectVersion: string | undefined,
): Promise<ArtifactView> {
  const { id: artifactId, agentId, version, fileName, sizeBytes } = artifact;
  const now = ctx.clock.now();
  const next: Artifact = {
    ...{ ...artifact, status: 'INSPECTING', uploadedAt: now.toISOString(), dueAt: hoursAfter(now, INSPECTION_HOURS) },
    ...(objectVersion !== undefined && { objectVersion }),
  };
  return ctx.commit({
    writes: [putNext(artifact, next)],
    audit: { action: 'artifacts.uploaded', resource: `agent/${agentId}@${version}/${artifactId}` },
    events: [artifactUploaded({ artifactId, agentId, version, fileName, sizeBytes })],
    answer: viewOf(next),
  });
}
