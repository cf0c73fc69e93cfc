// Gives an agent a new version, made from one of the built-in agents this release carries.
import { versionCreated } from '../../events/version-created.ts';
import { wasOvertaken } from '../platform/table/index.ts';
import type { PublishVersion, VersionView } from './contract.ts';
import { nextVersion } from './model.ts';
import { type Agent, agentById, putNext, type Writing } from './store.ts';
import { enterVersion } from './versions/enter-version.ts';

const MOST_ATTEMPTS = 10;

/** Of several that ask for the next version at once each gets one: whoever was overtaken counts on from there. */
export async function createVersion(ctx: Writing, agentId: string, wanted: PublishVersion): Promise<VersionView> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createFrom(ctx, await agentById(ctx, agentId), wanted);
    } catch (error) {
      if (wanted.bump === undefined || !wasOvertaken(error) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function createFrom(ctx: Writing, agent: Agent, { bump, ...wanted }: PublishVersion): Promise<VersionView> {
  const version = wanted.version ?? nextVersion(everOf(agent), bump ?? 'patch');
  const { next, write, view } = await enterVersion(ctx, agent, { ...wanted, version });
  return ctx.commit({
    writes: [putNext(agent, next), write],
    audit: { action: 'versions.created', resource: `agent/${agent.id}@${version}` },
    events: [versionCreated({ agentId: agent.id, version })],
    answer: view,
  });
}

const everOf = ({ versions, highestDeleted }: Agent): (string | undefined)[] => [
  ...versions.map(({ version }) => version),
  highestDeleted,
];
