// Shows artifacts: one, or a page of a version's.
import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { ArtifactNamed, ArtifactView, VersionNamed } from './contract.ts';
import { artifactById, artifactPage, insistOnVersion, type Reading, viewOf } from './store.ts';

/** Throws AgentNotFound, VersionNotFound or ArtifactNotFound. */
export async function getArtifact(ctx: Reading, named: ArtifactNamed): Promise<ArtifactView> {
  await insistOnVersion(ctx, named);
  return viewOf(await artifactById(ctx, named));
}

/** Newest first. Throws AgentNotFound or VersionNotFound. */
export async function listArtifacts(ctx: Reading, named: VersionNamed, page: PageRequest): Promise<Page<ArtifactView>> {
  await insistOnVersion(ctx, named);
  return artifactPage(ctx, named, page);
}
