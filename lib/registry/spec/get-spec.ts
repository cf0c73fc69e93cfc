// Shows a version as the AgentSpec that would publish it: to be kept, changed and published again.
import { chooseVersion } from '../get-version.ts';
import { agentById, type Reading, versionOf } from '../store.ts';
import type { AgentSpec } from './contract.ts';

export async function getSpec(
  ctx: Reading,
  wanted: { readonly agentId: string; readonly version: string },
): Promise<AgentSpec> {
  const agent = await agentById(ctx, wanted.agentId);
  const { version, runtime, dependencies = {} } = chooseVersion(agent, wanted.version);
  const found = await versionOf(ctx, agent.id, version);
  if (!found) throw new Error(`${agent.id}@${version} is in the index but not in the table.`);
  const { id, name, description, category, tags } = agent;
  const words = { id, name, description, category, tags };
  return { specVersion: 1, ...words, version, changelog: found.description, runtime, dependencies };
}
