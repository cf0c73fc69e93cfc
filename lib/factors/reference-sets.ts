// Which edition of a reference table a result rests on, and what its makers or we have to say against it.
import * as z from 'zod';
import manifest from './data/reference/manifest.json' with { type: 'json' };

export const ReferenceSet = z.strictObject({
  id: z.string(),
  source: z.string(),
  version: z.string(),
  licence: z.string(),
  recordedAt: z.iso.date(),
  validFrom: z.iso.date(),
  sha256: z.string(),
  cautions: z.array(z.string()),
});
export type ReferenceSet = z.output<typeof ReferenceSet>;

const Manifest = z.object({
  sets: z.array(z.object({ ...ReferenceSet.shape, cautions: z.array(z.string()).default([]) })),
});

let known: ReadonlyMap<string, ReferenceSet> | undefined;

/** The sets of these names, in that order. */
export function referenceSets(ids: readonly string[]): ReferenceSet[] {
  known ??= new Map(Manifest.parse(manifest).sets.map((set) => [set.id, set]));
  return ids.flatMap((id) => known?.get(id) ?? []);
}
