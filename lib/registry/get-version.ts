// Shows versions: one by name, range or `latest`, or a page of them in semver order.

import type { PageRequest } from '../kernel/index.ts';
import type { Page } from '../platform/table/index.ts';
import type { VersionSummary, VersionView } from './contract.ts';
import { VersionNotFound } from './faults.ts';
import { inSemverOrder, isVersionOrRange, resolveVersion } from './model.ts';
import type { VersionEntry } from './records.ts';
import { type Agent, agentById, type Reading, versionOf, versionPage } from './store.ts';

export async function getVersion(ctx: Reading, agentId: string, wanted: string): Promise<VersionView> {
  const entry = chooseVersion(await agentById(ctx, agentId), wanted);
  const { version } = entry;
  const found = await versionOf(ctx, agentId, version);
  if (!found) throw new Error(`${agentId}@${version} is in the index but not in the table.`);
  // Whoever chose by an agent as it was a moment ago may meet one that was deleted since.
  const { deletedAt, deletedBy, stood, ...made } = found;
  return { ...made, ...entry };
}

export interface ListVersions {
  readonly agentId: string;
  /** Only those that satisfy it. */
  readonly range?: string | undefined;
}

export async function listVersions(
  ctx: Reading,
  { agentId, range }: ListVersions,
  page: PageRequest,
): Promise<Page<VersionSummary>> {
  return versionPage(await agentById(ctx, agentId), page, range);
}

/** By name, range, `latest` or alias; undefined where none is meant. */
export function versionMeant({ versions, aliases = {} }: Agent, wanted: string): VersionEntry | undefined {
  const meant = Object.hasOwn(aliases, wanted) ? aliases[wanted] : wanted;
  return meant !== undefined && isVersionOrRange(meant) ? resolveVersion(versions, meant) : undefined;
}

/** Throws VersionNotFound naming what there is. */
export function chooseVersion(agent: Agent, wanted: string): VersionEntry {
  const entry = versionMeant(agent, wanted);
  if (entry) return entry;
  const known = inSemverOrder(agent.versions).map(({ version }) => version);
  throw VersionNotFound({ agentId: agent.id, wanted, known });
}
