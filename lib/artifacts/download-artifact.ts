// A ticket to fetch an artifact straight from storage within an hour; each one given out is counted.
import { artifactDownloaded } from '../../events/artifact-downloaded.ts';
import { timestamp } from '../platform/clock.ts';
import type { ObjectsRead } from '../platform/objects/index.ts';
import { patch } from '../platform/table/index.ts';
import type { ArtifactNamed, DownloadTicket } from './contract.ts';
import { ArtifactNotAvailable } from './faults.ts';
import { TICKET_SECONDS } from './model.ts';
import { artifactRecord, contentKey } from './records.ts';
import { artifactById, insistOnVersion, type Writing } from './store.ts';

type Ctx = Writing & { readonly objects: ObjectsRead };

/** Throws AgentNotFound, VersionNotFound, ArtifactNotFound or ArtifactNotAvailable. */
export async function downloadArtifact(ctx: Ctx, named: ArtifactNamed): Promise<DownloadTicket> {
  await insistOnVersion(ctx, named);
  const { id, agentId, version, fileName, sizeBytes, sha256, status } = await artifactById(ctx, named);
  const notAvailable = () => ArtifactNotAvailable({ artifactId: id, status });
  if (status !== 'AVAILABLE') throw notAvailable();
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1000).toISOString();
  const url = await ctx.objects.presignDownload({ key: contentKey(id), fileName, expiresSeconds: TICKET_SECONDS });
  return ctx.commit({
    writes: [
      patch(
        artifactRecord,
        { agentId, version, id },
        {
          ...{ set: { lastDownloadedAt: timestamp(ctx.clock) }, add: { downloads: 1 } },
          ...{ when: { is: { status } }, orElse: notAvailable },
        },
      ),
    ],
    audit: { action: 'artifacts.downloaded', resource: `agent/${agentId}@${version}/${id}` },
    events: [artifactDownloaded({ artifactId: id, agentId, version, fileName })],
    answer: { url, expiresAt, sizeBytes, sha256 },
  });
}
