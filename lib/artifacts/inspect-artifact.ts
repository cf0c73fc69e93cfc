// An uploaded file is looked through as it streams out of storage, and taken or refused.
import { artifactAccepted } from '../../events/artifact-accepted.ts';
import { artifactRejected } from '../../events/artifact-rejected.ts';
import { timestamp } from '../platform/clock.ts';
import { ObjectMissing } from '../platform/objects/index.ts';
import { isFault } from '../shared/fault.ts';
import type { ArtifactNamed } from './contract.ts';
import { ArtifactNotFound } from './faults.ts';
import { inspectArchive, type Refusal, type Verdict } from './inspection/index.ts';
import { type Artifact, contentKey, type Shelf } from './records.ts';
import { artifactById, cameToNothing, putNext, putShelf, type Storing, shelfOf } from './store.ts';

/** Repeated, it does what is left to do. */
export async function inspectArtifact(ctx: Storing, named: ArtifactNamed): Promise<void> {
  const artifact = await artifactIfAny(ctx, named);
  if (artifact?.status === 'REJECTED') return erase(ctx, artifact);
  if (artifact?.status !== 'INSPECTING') return;
  const verdict = await verdictOn(ctx, artifact);
  const shelf = await shelfOf(ctx, named);
  if (verdict.accepted) await accept(ctx, { artifact, shelf, verdict });
  else await reject(ctx, { artifact, shelf, refusal: verdict.refusal });
}

async function artifactIfAny(ctx: Storing, named: ArtifactNamed): Promise<Artifact | undefined> {
  try {
    return await artifactById(ctx, named);
  } catch (error) {
    if (isFault(error, ArtifactNotFound)) return undefined;
    throw error;
  }
}

const GONE: Verdict = {
  accepted: false,
  refusal: { reason: 'inspection_failed', message: 'Storage no longer has the file; upload it again.' },
};

async function verdictOn(ctx: Storing, { id, sizeBytes, sha256 }: Artifact): Promise<Verdict> {
  try {
    return await inspectArchive(ctx.objects.open(contentKey(id)), { sizeBytes, sha256 });
  } catch (error) {
    if (isFault(error, ObjectMissing)) return GONE;
    throw error;
  }
}

interface Accepting {
  readonly artifact: Artifact;
  readonly shelf: Shelf;
  readonly verdict: Extract<Verdict, { accepted: true }>;
}

async function accept(ctx: Storing, { artifact, shelf, verdict: { format, findings } }: Accepting): Promise<void> {
  const { dueAt, ...kept } = artifact;
  const { id: artifactId, agentId, version, fileName, sizeBytes, sha256 } = artifact;
  const { underWay: _, ...free } = shelf;
  const next: Artifact = { ...kept, status: 'AVAILABLE', endedAt: timestamp(ctx.clock), format, contents: findings };
  await ctx.commit({
    writes: [putNext(artifact, next), putShelf(shelf, { ...free, files: { ...shelf.files, [fileName]: artifactId } })],
    audit: { action: 'artifacts.accepted', resource: resourceOf(artifact), details: { sha256 } },
    events: [artifactAccepted({ artifactId, agentId, version, fileName, sizeBytes, sha256, format })],
  });
}

interface Rejecting {
  readonly artifact: Artifact;
  readonly shelf: Shelf;
  readonly refusal: Refusal;
}

/** What was refused is erased, older versions of the bucket included. */
export async function reject(ctx: Storing, { artifact, shelf, refusal }: Rejecting): Promise<void> {
  const { id: artifactId, agentId, version, fileName } = artifact;
  const { underWay: _, ...free } = shelf;
  const { reason, message } = refusal;
  await ctx.commit({
    writes: [
      putNext(artifact, cameToNothing(ctx, artifact, { status: 'REJECTED', rejection: refusal })),
      putShelf(shelf, free),
    ],
    audit: { action: 'artifacts.rejected', resource: resourceOf(artifact), details: { reason } },
    events: [artifactRejected({ artifactId, agentId, version, fileName, reason, message })],
  });
  await erase(ctx, artifact);
}

const resourceOf = ({ id, agentId, version }: Artifact): string => `agent/${agentId}@${version}/${id}`;

const erase = (ctx: Storing, { id, objectVersion }: Artifact): Promise<void> =>
  ctx.uploads.erase(contentKey(id), objectVersion);
