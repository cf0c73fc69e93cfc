// Which edition of a reference table a result rests on, and what its makers or we have to say against it.
import * as z from 'zod';
import type { FactorSetView } from './contract.ts';
import carried from './data/manifest.json' with { type: 'json' };
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

const Table = z.object({
  ...ReferenceSet.shape,
  cautions: z.array(z.string()).default([]),
  validTo: z.nullable(z.iso.date()),
  retrieved: z.iso.date(),
  rows: z.int(),
  series: z.string().optional(),
});

/** Tables of other figures than emission factors: goods, default values, benchmarks, warming potentials, medians, conversions. */
export function referenceTables(): FactorSetView[] {
  const { sets } = z.object({ sets: z.array(Table) }).parse(manifest);
  return [Table.parse(carried.gwp), ...sets]
    .filter(({ series }) => series === undefined)
    .map((set) => ({ ...set, series: 'reference-tables' }));
}
