// What a version computes with, as one digest: certification holds for exactly this and for nothing else.
import { createHash } from 'node:crypto';
import { type DataSet, loadBuiltin } from '../../builtins/index.ts';
import { EMPTY_SHELF, shelfOf } from '../../factors/index.ts';
import type { Reading } from '../store.ts';

export interface Basis {
  readonly builtin: { readonly id: string; readonly version: string };
  readonly sets: readonly DataSet[];
  /** SHA-256, in hex, over both. */
  readonly digest: string;
}

/** Of an agent that reckons by factors, with what the tenant knows of sets beyond this release; own factors are no part of the evidence. */
export async function basisOf(ctx: Pick<Reading, 'table'>, builtin: string): Promise<Basis> {
  const agent = await loadBuiltin(builtin);
  if (!agent) throw new Error(`This release no longer carries the built-in agent ${builtin}.`);
  const { id, version } = agent.manifest;
  const { published, deprecations } = agent.takesOwnFactors ? await shelfOf(ctx) : EMPTY_SHELF;
  const known = [...agent.sets(), ...published].map((set) => ({
    id: set.id,
    version: set.version,
    sha256: set.sha256,
  }));
  const sets = known.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const gone = deprecations.map(({ setId, at }) => [setId, at]);
  const named = [id, version, ...sets.map((set) => [set.id, set.version, set.sha256]), ...gone];
  return { builtin: { id, version }, sets, digest: createHash('sha256').update(JSON.stringify(named)).digest('hex') };
}
