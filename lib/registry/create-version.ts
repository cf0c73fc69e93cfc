// Gives an agent a new version, made from one of the built-in agents this release carries.
import { versionCreated } from '../../events/version-created.ts';
import type { NewVersion, VersionView } from './contract.ts';
import { agentById, putNext, type Writing } from './store.ts';
import { enterVersion } from './versions/enter-version.ts';

export async function createVersion(ctx: Writing, agentId: string, wanted: NewVersion): Promise<VersionView> {
  const agent = await agentById(ctx, agentId);
  const { version } = wanted;
  const { next, write, view } = await enterVersion(ctx, agent, wanted);
  return ctx.commit({
    writes: [putNext(agent, next), write],
    audit: { action: 'versions.created', resource: `agent/${agentId}@${version}` },
    events: [versionCreated({ agentId, version })],
    answer: view,
  });
}
