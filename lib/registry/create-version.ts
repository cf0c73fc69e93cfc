// Gives an agent a new version, made from one of the built-in agents this release carries.
import { versionCreated } from '../../events/version-created.ts';
import { BUILTIN_IDS, loadBuiltin } from '../builtins/index.ts';
import { timestamp } from '../platform/clock.ts';
import { put } from '../platform/table/index.ts';
import type { NewVersion, VersionView } from './contract.ts';
import { AgentRetired, BuiltinUnknown, TooManyVersions, VersionTaken } from './faults.ts';
import { mayRun } from './model.ts';
import { versionRecord } from './records.ts';
import { agentById, putNext, type Writing } from './store.ts';

/** So many that the index of versions stays well within one item. */
const MAX_VERSIONS = 500;

export async function createVersion(ctx: Writing, agentId: string, wanted: NewVersion): Promise<VersionView> {
  const { version, description, runtime } = wanted;
  const builtin = await loadBuiltin(runtime.builtin);
  if (!builtin) throw BuiltinUnknown({ builtin: runtime.builtin, known: BUILTIN_IDS });
  const agent = await agentById(ctx, agentId);
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  if (agent.versions.some((known) => known.version === version)) throw VersionTaken({ agentId, version });
  if (agent.versions.length >= MAX_VERSIONS) throw TooManyVersions({ agentId, limit: MAX_VERSIONS });

  const at = timestamp(ctx.clock);
  const entry = { version, runtime, createdAt: at, createdBy: ctx.principal.id };
  const indexed = { ...entry, state: 'DRAFT' } as const;
  const { inputSchema, outputSchema } = structuredClone(builtin.manifest);
  const made = versionRecord.schema.parse({ ...entry, agentId, description, inputSchema, outputSchema });
  const next = { ...agent, versions: [...agent.versions, indexed], version: agent.version + 1, updatedAt: at };
  return ctx.commit({
    writes: [
      putNext(agent, next),
      put(versionRecord, made, { when: { absent: true }, orElse: () => VersionTaken({ agentId, version }) }),
    ],
    audit: { action: 'versions.created', resource: `agent/${agentId}@${version}` },
    events: [versionCreated({ agentId, version })],
    answer: { ...made, state: 'DRAFT' },
  });
}
