// The access patterns of artifacts: an artifact and the shelf of its version always move in one transaction.
import type { BaseContext, Commit, PageRequest } from '../kernel/index.ts';
import type { ObjectsWrite, Uploads } from '../platform/objects/index.ts';
import { type Page, put, type TableReader, type Write } from '../platform/table/index.ts';
import { AgentRetired, agentById, chooseVersion } from '../registry/index.ts';
import type { ArtifactNamed, ArtifactView, VersionNamed } from './contract.ts';
import { ArtifactNotFound, UploadNotFound } from './faults.ts';
import { CLEANING_HOURS, daysAfterInSeconds, FAILURE_DAYS, hoursAfter } from './model.ts';
import { type Artifact, artifactRecord, type Shelf, shelfRecord } from './records.ts';

export type Reading = BaseContext & { readonly table: TableReader };
export type Writing = Reading & { readonly commit: Commit };
export type ReadingParts = Reading & { readonly uploads: Uploads };
export type Uploading = Writing & ReadingParts;
export type Storing = Uploading & { readonly objects: ObjectsWrite };

/** Throws AgentNotFound or VersionNotFound. */
export async function insistOnVersion(ctx: Reading, { agentId, version }: VersionNamed): Promise<void> {
  chooseVersion(await agentById(ctx, agentId), version);
}

/** The same for what adds to a version, which a retired agent takes nothing of. */
export async function insistOnOpenVersion(ctx: Reading, { agentId, version }: VersionNamed): Promise<void> {
  const agent = await agentById(ctx, agentId);
  chooseVersion(agent, version);
  if (agent.state === 'RETIRED') throw AgentRetired({ agentId });
}

/** Throws ArtifactNotFound. */
export async function artifactById(ctx: Reading, { agentId, version, artifactId }: ArtifactNamed): Promise<Artifact> {
  const found = await ctx.table.get(artifactRecord, { agentId, version, id: artifactId });
  if (!found) throw ArtifactNotFound({ artifactId });
  return found;
}

export async function shelfOf(ctx: Reading, { agentId, version }: VersionNamed): Promise<Shelf> {
  const found = await ctx.table.get(shelfRecord, { agentId, version });
  return found ?? { agentId, version, files: {}, revision: 0 };
}

/** What is under way, with the shelf it stands on. Throws UploadNotFound. */
export async function underWay(ctx: Reading, named: VersionNamed): Promise<{ artifact: Artifact; shelf: Shelf }> {
  const shelf = await shelfOf(ctx, named);
  if (shelf.underWay === undefined) throw UploadNotFound(named);
  return { shelf, artifact: await artifactById(ctx, { ...named, artifactId: shelf.underWay }) };
}

/** Newest first. */
export async function artifactPage(ctx: Reading, named: VersionNamed, page: PageRequest): Promise<Page<ArtifactView>> {
  const { items, ...rest } = await ctx.table.query(artifactRecord, { match: named, descending: true, ...page });
  return { items: items.map(viewOf), ...rest };
}

/** Something is due with these, the longest overdue first. */
export async function overdue(ctx: Reading, now: string, limit: number): Promise<Artifact[]> {
  const { items } = await ctx.table.query(artifactRecord, { index: 'gsi1', match: {}, limit });
  return items.filter(({ dueAt }) => dueAt !== undefined && dueAt < now);
}

export const putNew = (artifact: Artifact): Write => put(artifactRecord, artifact, { when: { absent: true } });

/** Replaces an artifact as it was read; whoever moved it meanwhile wins. */
export const putNext = ({ status }: Artifact, next: Artifact): Write =>
  put(artifactRecord, next, { when: { is: { status } } });

/** Whoever changed the shelf meanwhile wins. */
export function putShelf(before: Shelf, { underWay, ...next }: Omit<Shelf, 'revision'>): Write {
  const when = before.revision === 0 ? { absent: true as const } : { is: { revision: before.revision } };
  const value = { ...next, ...(underWay !== undefined && { underWay }), revision: before.revision + 1 };
  return put(shelfRecord, value, { when });
}

/** The artifact come to nothing: off the shelf, remembered for a while, and looked after once more. */
export function cameToNothing(
  { clock }: Pick<BaseContext, 'clock'>,
  artifact: Artifact,
  ending: Pick<Artifact, 'status' | 'rejection'>,
): Artifact {
  const now = clock.now();
  return {
    ...artifact,
    ...ending,
    endedAt: now.toISOString(),
    dueAt: hoursAfter(now, CLEANING_HOURS),
    expiresAt: daysAfterInSeconds(now, FAILURE_DAYS),
  };
}

export function viewOf(artifact: Artifact): ArtifactView {
  const { uploadId, partBytes, partSha256, objectVersion, dueAt, expiresAt, uploadEndsAt, ...view } = artifact;
  return view.status === 'UPLOADING' ? { ...view, uploadEndsAt } : view;
}
