// The published tables this room judges by, as committed; which edition each is stands in their manifest.
import * as z from 'zod';
import annex from './data/eudr-annex-i.json' with { type: 'json' };
import risk from './data/eudr-country-risk.json' with { type: 'json' };
import dates from './data/eudr-dates.json' with { type: 'json' };
import manifest from './data/manifest.json' with { type: 'json' };
import { COMMODITIES, RISK_CLASSES } from './model.ts';

const Annex = z.object({
  takenOut: z.array(z.object({ code: z.string(), from: z.string(), name: z.string() })),
  entries: z.array(
    z.object({
      commodity: z.enum(COMMODITIES),
      code: z.string(),
      /** Listed only in part: the description says which. */
      ex: z.boolean(),
      name: z.string(),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
});
const Risk = z.object({ entries: z.array(z.tuple([z.string(), z.enum(RISK_CLASSES)])) });
const Dates = z.object({
  cutOff: z.string(),
  inForce: z.string(),
  appliesFrom: z.string(),
  appliesToSmallFrom: z.string(),
});
const TableSet = z.object({
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  source: z.string(),
  cautions: z.array(z.string()),
});

export type AnnexEntry = z.output<typeof Annex>['entries'][number];
export type EudrSet = z.output<typeof TableSet>;

export interface EudrTables {
  readonly annex: z.output<typeof Annex>;
  readonly risk: ReadonlyMap<string, z.output<typeof Risk>['entries'][number][1]>;
  readonly dates: z.output<typeof Dates>;
  readonly sets: readonly EudrSet[];
}

let known: EudrTables | undefined;

export function eudrTables(): EudrTables {
  known ??= {
    annex: Annex.parse(annex),
    risk: new Map(Risk.parse(risk).entries),
    dates: Dates.parse(dates),
    sets: z.object({ sets: z.array(TableSet) }).parse(manifest).sets,
  };
  return known;
}
