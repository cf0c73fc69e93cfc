// What executions ask of the registry: which version of which agent is meant, and may it run at all.

import { timestamp } from '../platform/clock.ts';
import type { KeyOf, RecordType, Value } from '../platform/table/index.ts';
import { AgentRetired } from './faults.ts';
import { chooseVersion, versionMeant } from './get-version.ts';
import { hasSunset, mayRun } from './model.ts';
import { agentRecord, type VersionEntry } from './records.ts';
import { type Agent, agentById, listed, type Reading } from './store.ts';
import { VersionSunset } from './versions/faults.ts';

interface Named {
  readonly agentId: string;
  /** A version, a range or `latest`. */
  readonly wanted: string;
}

/** One read. Throws AgentNotFound, AgentRetired, VersionNotFound or VersionSunset. */
export const runnableVersion = async (ctx: Reading, { agentId, wanted }: Named): Promise<VersionEntry> =>
  runnable(await agentById(ctx, agentId), wanted, timestamp(ctx.clock));

/** The same in one read with an item of the caller's own, for whoever needs both every time. */
export async function runnableVersionBeside<R extends RecordType>(
  ctx: Reading,
  { agentId, wanted }: Named,
  other: readonly [record: R, key: KeyOf<R>],
): Promise<readonly [VersionEntry, Value<R> | undefined]> {
  const [agent, item] = await ctx.table.pair([agentRecord, { id: agentId }], other);
  return [runnable(listed(agentId, agent), wanted, timestamp(ctx.clock)), item];
}

function runnable(agent: Agent, wanted: string, now: string): VersionEntry {
  if (!mayRun(agent.state)) throw AgentRetired({ agentId: agent.id });
  const versions = agent.versions.filter((each) => !hasSunset(each, now));
  const running = versionMeant({ ...agent, versions }, wanted);
  if (running) return running;
  const { version, deprecation } = chooseVersion(agent, wanted);
  throw VersionSunset({ agentId: agent.id, version, sunsetAt: deprecation?.sunsetAt ?? now, ...deprecation });
}
