// Brings a deleted version back as it stood; its number is given to no other, so there is always a place for it.
import { versionRestored } from '../../../events/version-restored.ts';
import { timestamp } from '../../platform/clock.ts';
import { patch } from '../../platform/table/index.ts';
import type { VersionSummary } from '../contract.ts';
import { insistOnDependencies } from '../dependencies/list-dependencies.ts';
import { AgentRetired, TooManyVersions, VersionNotFound } from '../faults.ts';
import { inSemverOrder, mayRun } from '../model.ts';
import { agentRecord, VersionEntry, versionRecord } from '../records.ts';
import { type Agent, listed, putNext, type Writing } from '../store.ts';
import { MAX_VERSIONS } from './enter-version.ts';

interface Named {
  readonly agentId: string;
  readonly version: string;
}

/** One that is not deleted stays as it is. What it depends on must be there still, as for a new version. */
export async function restoreVersion(ctx: Writing, { agentId, version }: Named): Promise<VersionSummary> {
  const [found, made] = await ctx.table.pair([agentRecord, { id: agentId }], [versionRecord, { agentId, version }]);
  const agent = listed(agentId, found);
  const there = agent.versions.find((entry) => entry.version === version);
  if (there) return ctx.commit({ writes: [], answer: { agentId, ...there } });
  if (!made) throw VersionNotFound({ agentId, wanted: version, known: known(agent) });
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  if (agent.versions.length >= MAX_VERSIONS) throw TooManyVersions({ agentId, limit: MAX_VERSIONS });
  const entry = made.stood ?? VersionEntry.parse(made);
  await insistOnDependencies(ctx, { agentId, version, state: entry.state, dependencies: entry.dependencies ?? {} });
  const versions = [...agent.versions, entry];
  return ctx.commit({
    writes: [
      putNext(agent, { ...agent, versions, version: agent.version + 1, updatedAt: timestamp(ctx.clock) }),
      patch(
        versionRecord,
        { agentId, version },
        { unset: ['deletedAt', 'deletedBy', 'stood'], when: { exists: true } },
      ),
    ],
    audit: { action: 'versions.restored', resource: `agent/${agentId}@${version}` },
    events: [versionRestored({ agentId, version })],
    answer: { agentId, ...entry },
  });
}

const known = ({ versions }: Agent): string[] => inSemverOrder(versions).map(({ version }) => version);
