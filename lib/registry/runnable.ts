// What executions ask of the registry: which version of which agent is meant, and may it run at all.
import type { KeyOf, RecordType, Value } from '../platform/table/index.ts';
import { AgentRetired } from './faults.ts';
import { chooseVersion } from './get-version.ts';
import { mayRun } from './model.ts';
import { agentRecord, type VersionEntry } from './records.ts';
import { type Agent, agentById, listed, type Reading } from './store.ts';

interface Named {
  readonly agentId: string;
  /** A version, a range or `latest`. */
  readonly wanted: string;
}

/** One read. Throws AgentNotFound, AgentRetired or VersionNotFound. */
export const runnableVersion = async (ctx: Reading, { agentId, wanted }: Named): Promise<VersionEntry> =>
  runnable(await agentById(ctx, agentId), wanted);

/** The same in one read with an item of the caller's own, for whoever needs both every time. */
export async function runnableVersionBeside<R extends RecordType>(
  ctx: Reading,
  { agentId, wanted }: Named,
  other: readonly [record: R, key: KeyOf<R>],
): Promise<readonly [VersionEntry, Value<R> | undefined]> {
  const [agent, item] = await ctx.table.pair([agentRecord, { id: agentId }], other);
  return [runnable(listed(agentId, agent), wanted), item];
}

function runnable(agent: Agent, wanted: string): VersionEntry {
  if (!mayRun(agent.state)) throw AgentRetired({ agentId: agent.id });
  return chooseVersion(agent, wanted);
}
