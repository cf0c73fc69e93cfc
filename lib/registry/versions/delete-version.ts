// Takes a version out of its agent that nobody relies on; its item, its results and its receipts stay, it can be restored, and its name is given to no other.
import { versionDeleted } from '../../../events/version-deleted.ts';
import { timestamp } from '../../platform/clock.ts';
import { patch } from '../../platform/table/index.ts';
import { chooseVersion } from '../get-version.ts';
import { hasSunset, highestOf } from '../model.ts';
import { type VersionEntry, versionRecord } from '../records.ts';
import { type Agent, agentById, putNext, type Writing } from '../store.ts';
import { VersionNotDeletable } from './faults.ts';

interface Named {
  readonly agentId: string;
  readonly version: string;
}

export async function deleteVersion(ctx: Writing, { agentId, version }: Named): Promise<undefined> {
  const agent = await agentById(ctx, agentId);
  const entry = chooseVersion(agent, version);
  const at = timestamp(ctx.clock);
  const why = reliedUpon(agent, entry, at);
  if (why !== undefined) throw VersionNotDeletable({ version, why });
  const versions = agent.versions.filter((each) => each !== entry);
  const gone = { deletedAt: at, deletedBy: ctx.principal.id, stood: entry };
  const highestDeleted = highestOf([version, agent.highestDeleted]);
  return ctx.commit({
    writes: [
      putNext(agent, { ...agent, versions, highestDeleted, version: agent.version + 1, updatedAt: at }),
      patch(versionRecord, { agentId, version }, { set: gone }),
    ],
    audit: { action: 'versions.deleted', resource: `agent/${agentId}@${version}` },
    events: [versionDeleted({ agentId, version })],
    answer: undefined,
  });
}

/** A certified version goes only after its sunset, and never the last one that an agent in use has. */
function reliedUpon({ state, versions, aliases = {} }: Agent, entry: VersionEntry, now: string): string | undefined {
  const alias = Object.entries(aliases).find(([, version]) => version === entry.version);
  if (alias) return `the alias "${alias[0]}" stands for it`;
  if (entry.state === 'CERTIFIED' && !hasSunset(entry, now)) return 'it is certified and has not reached a sunset';
  const others = versions.filter((each) => each !== entry);
  if (state !== 'DRAFT' && others.length === 0) return `it is the only version of an agent that is ${state}`;
  const isLast = entry.state === 'CERTIFIED' && !others.some((each) => each.state === 'CERTIFIED');
  return isLast && state === 'CERTIFIED' ? 'it is the last certified version of a certified agent' : undefined;
}
