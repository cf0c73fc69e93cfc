// Where each country lies, coarsely: boxes around its parts, for telling exchanged axes and misplaced plots apart from sound ones.

import * as z from 'zod';
import data from './data/country-extents.json' with { type: 'json' };
import type { Extent } from './model.ts';

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const Extents = z.object({ sourceSha256: z.string(), countries: z.record(z.string(), z.array(Box)) });

/** Which edition these boxes are. */
export const EXTENTS = {
  id: 'country-extents',
  version: 'Natural Earth 1:50m, world-atlas 2.0.2',
  sha256: Extents.parse(data).sourceSha256,
} as const;

let known: ReadonlyMap<string, Extent> | undefined;

/** Of an ISO 3166-1 alpha-2 code; undefined where no outline is known. */
export function extentOf(iso2: string): Extent | undefined {
  known ??= new Map(Object.entries(Extents.parse(data).countries));
  return known.get(iso2.toUpperCase());
}
