// Publishes an AgentSpec: enters the agent when there is none, else gives it the version, and its words as the document has them.

import { agentCreated } from '../../../events/agent-created.ts';
import { agentUpdated } from '../../../events/agent-updated.ts';
import type { DomainEvent } from '../../../events/envelope.ts';
import { versionCreated } from '../../../events/version-created.ts';
import type { VersionView } from '../contract.ts';
import { draftAgent } from '../create-agent.ts';
import { AgentTaken } from '../faults.ts';
import { type Agent, agentIfAny, putNew, putNext, type Writing } from '../store.ts';
import { changedWords } from '../update-agent.ts';
import { enterVersion } from '../versions/enter-version.ts';
import type { AgentSpec } from './contract.ts';

/** One transaction: never an agent without the version that was to come with it. */
export async function publishSpec(ctx: Writing, spec: AgentSpec): Promise<VersionView> {
  const { $schema, specVersion, version, changelog, runtime, dependencies, ...words } = spec;
  const found = await agentIfAny(ctx, spec.id);
  if (found?.listed === 'deleted') throw AgentTaken({ agentId: spec.id });
  const agent = found ?? draftAgent(ctx, words);
  const described = { ...agent, ...words };
  const wanted = { version, description: changelog, runtime, dependencies };
  const { next, write, view } = await enterVersion(ctx, described, wanted);
  return ctx.commit({
    writes: [found ? putNext(found, next) : putNew(next), write],
    audit: { action: 'versions.created', resource: `agent/${spec.id}@${version}`, details: { spec: specVersion } },
    events: [...eventsOf(found, described), versionCreated({ agentId: spec.id, version })],
    answer: view,
  });
}

function eventsOf(found: Agent | undefined, described: Agent): DomainEvent[] {
  const { id: agentId, name, category } = described;
  if (!found) return [agentCreated({ agentId, name, category })];
  const changed = changedWords(found, described);
  return changed.length > 0 ? [agentUpdated({ agentId, changed })] : [];
}
