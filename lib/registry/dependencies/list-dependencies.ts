// Shows what a version depends on as things stand now: which version of each, who asked for it, or why there is no choice.
import type { Results } from '../../kernel/index.ts';
import { chooseVersion } from '../get-version.ts';
import type { VersionEntry } from '../records.ts';
import { dependenciesResult } from '../remembered.ts';
import { agentById, type Reading } from '../store.ts';
import type { DependenciesView } from './contract.ts';
import { DependenciesUnmet } from './faults.ts';
import { type Conflict, type Root, sayConflict } from './model.ts';
import { readOffers } from './read-offers.ts';
import { askedOf, type Chosen, inOrderOfNeed, type Resolution, resolveDependencies } from './resolve.ts';

export async function listDependencies(
  ctx: Reading & { readonly results: Results },
  wanted: { readonly agentId: string; readonly version: string },
): Promise<DependenciesView> {
  const { agentId } = wanted;
  const entry = chooseVersion(await agentById(ctx, agentId), wanted.version);
  // Without any there is nothing dear to find out.
  if (!entry.dependencies) return viewNow(ctx, entry, agentId);
  return ctx.results.of(dependenciesResult, `${agentId}@${entry.version}`, () => viewNow(ctx, entry, agentId));
}

async function viewNow(ctx: Reading, entry: VersionEntry, agentId: string): Promise<DependenciesView> {
  const { chosen, conflicts } = await resolved(ctx, { ...entry, agentId });
  return {
    agentId,
    version: entry.version,
    resolved: chosen !== undefined,
    dependencies: chosen ? viewsOf(chosen, agentId) : [],
    conflicts: conflicts.map(viewOfConflict),
  };
}

/** Throws DependenciesUnmet: a version is not entered unless there is a choice for all it asks for. */
export async function insistOnDependencies(ctx: Reading, root: Root): Promise<void> {
  const direct = Object.keys(root.dependencies ?? {});
  if (direct.length === 0) return;
  const { chosen, conflicts } = await resolved(ctx, root);
  if (!chosen) throw DependenciesUnmet({ direct, conflicts });
}

/** What stands in the way of resolving them now, in words; empty where nothing does. */
export async function unresolved(ctx: Reading, root: Root): Promise<string[]> {
  return (await resolved(ctx, root)).conflicts.map(sayConflict);
}

const resolved = async (ctx: Reading, root: Root): Promise<Resolution> =>
  resolveDependencies(root, await readOffers(ctx, root.dependencies ?? {}));

function viewsOf(chosen: Chosen, root: string): DependenciesView['dependencies'] {
  const asked = askedOf(chosen);
  return inOrderOfNeed(chosen, root).flatMap((agentId) => {
    const choice = chosen.get(agentId);
    if (!choice || agentId === root) return [];
    const { version, state, dependencies = {} } = choice;
    return [{ agentId, version, state, askedBy: asked.get(agentId) ?? [], dependencies: { ...dependencies } }];
  });
}

function viewOfConflict(conflict: Conflict): DependenciesView['conflicts'][number] {
  const { kind, agentId, asked, available, path } = conflict;
  const known = { ...(available && { available: [...available] }), ...(path && { path: [...path] }) };
  return { kind, agentId, message: sayConflict(conflict), askedBy: [...asked], ...known };
}
