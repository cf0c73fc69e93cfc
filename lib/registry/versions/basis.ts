// What a version computes with, as one digest: certification holds for exactly this and for nothing else.
import { createHash } from 'node:crypto';
import { type DataSet, loadBuiltin } from '../../builtins/index.ts';

export interface Basis {
  readonly builtin: { readonly id: string; readonly version: string };
  readonly sets: readonly DataSet[];
  /** SHA-256, in hex, over both. */
  readonly digest: string;
}

export async function basisOf(builtin: string): Promise<Basis> {
  const agent = await loadBuiltin(builtin);
  if (!agent) throw new Error(`This release no longer carries the built-in agent ${builtin}.`);
  const { id, version } = agent.manifest;
  const sets = agent.sets().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const named = [id, version, ...sets.map((set) => [set.id, set.version, set.sha256])];
  return { builtin: { id, version }, sets, digest: createHash('sha256').update(JSON.stringify(named)).digest('hex') };
}
