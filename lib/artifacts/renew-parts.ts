// Fresh tickets for parts, and word of which have arrived; a part may be asked for twice and in any order.
import type { PartsAsked, UploadView, VersionNamed } from './contract.ts';
import { UploadUnderWay } from './faults.ts';
import { insistOnKnownParts, showUpload } from './parts.ts';
import { insistOnVersion, type ReadingParts, underWay } from './store.ts';

/** Throws AgentNotFound, VersionNotFound, UploadNotFound, UploadUnderWay (inspected already), PartsRefused or UploadLost. */
export async function renewParts(ctx: ReadingParts, named: VersionNamed, { parts }: PartsAsked): Promise<UploadView> {
  await insistOnVersion(ctx, named);
  const { artifact } = await underWay(ctx, named);
  if (artifact.status !== 'UPLOADING') throw UploadUnderWay({ ...artifact, artifactId: artifact.id });
  insistOnKnownParts(artifact, parts);
  return showUpload(ctx, artifact, { resumed: true, ...(parts && { asked: parts }) });
}
