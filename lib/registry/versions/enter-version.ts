// What a new version adds to its agent, decided and not yet written: whoever publishes commits it with what else belongs to it.
import { BUILTIN_IDS, loadBuiltin } from '../../builtins/index.ts';
import { timestamp } from '../../platform/clock.ts';
import { put, type Write } from '../../platform/table/index.ts';
import type { NewVersion, VersionView } from '../contract.ts';
import { insistOnDependencies } from '../dependencies/list-dependencies.ts';
import { AgentRetired, BuiltinUnknown, TooManyVersions, VersionTaken } from '../faults.ts';
import { mayRun } from '../model.ts';
import { versionRecord } from '../records.ts';
import type { Agent, Writing } from '../store.ts';

/** So many that the index of versions stays well within one item. */
export const MAX_VERSIONS = 500;

interface Entered {
  readonly next: Agent;
  readonly write: Write;
  readonly view: VersionView;
}

export async function enterVersion(ctx: Writing, agent: Agent, wanted: NewVersion): Promise<Entered> {
  const { version, description, runtime, dependencies } = wanted;
  const agentId = agent.id;
  const builtin = await loadBuiltin(runtime.builtin);
  if (!builtin) throw BuiltinUnknown({ builtin: runtime.builtin, known: BUILTIN_IDS });
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  if (agent.versions.some((known) => known.version === version)) throw VersionTaken({ agentId, version });
  if (agent.versions.length >= MAX_VERSIONS) throw TooManyVersions({ agentId, limit: MAX_VERSIONS });
  await insistOnDependencies(ctx, { agentId, version, state: 'DRAFT', dependencies });

  const at = timestamp(ctx.clock);
  const needs = Object.keys(dependencies).length > 0 ? { dependencies } : {};
  const entry = { version, runtime, ...needs, createdAt: at, createdBy: ctx.principal.id };
  const { inputSchema, outputSchema } = structuredClone(builtin.manifest);
  const made = versionRecord.schema.parse({ ...entry, agentId, description, inputSchema, outputSchema });
  return {
    next: {
      ...agent,
      versions: [...agent.versions, { ...entry, state: 'DRAFT' }],
      version: agent.version + 1,
      updatedAt: at,
    },
    write: put(versionRecord, made, { when: { absent: true }, orElse: () => VersionTaken({ agentId, version }) }),
    view: { ...made, state: 'DRAFT' },
  };
}
