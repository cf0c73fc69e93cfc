// What executions ask of the registry: which version of which agent is meant, and may it run at all.
import { AgentRetired } from './faults.ts';
import { chooseVersion } from './get-version.ts';
import { mayRun } from './model.ts';
import type { VersionEntry } from './records.ts';
import { agentById, type Reading } from './store.ts';

/** One read. Throws AgentNotFound, AgentRetired or VersionNotFound. */
export async function runnableVersion(ctx: Reading, agentId: string, wanted: string): Promise<VersionEntry> {
  const agent = await agentById(ctx, agentId);
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  return chooseVersion(agent, wanted);
}
