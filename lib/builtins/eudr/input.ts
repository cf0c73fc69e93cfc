// What the eudr agent accepts: a consignment, and its plots as GeoJSON in the body or as a GeoJSON or CSV file.
import * as z from 'zod';
import { Consignment } from '../../eudr/index.ts';

/** So much as the item of a run can keep with all that is made of it. */
const INLINE_BYTES = 60_000;
const AS_FILE = 'Upload more as a file (POST /v1/files) and name it in activityFile, with "mode": "async".';
const fits = (value: unknown): boolean =>
  Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value)) <= INLINE_BYTES;

const said = `At most ${INLINE_BYTES / 1000} KB of plots go in a request. ${AS_FILE}`;

export const EudrInput = Consignment.extend({
  plots: z
    .union([z.string().regex(/^\P{Cs}*$/u, 'Write well-formed Unicode text.'), z.record(z.string(), z.json())], {
      error: 'Give GeoJSON as text or as an object.',
    })
    .refine(fits, said)
    .optional()
    .describe('GeoJSON (RFC 7946). As text every digit counts, trailing zeros included; an object has lost them.'),
  activityFile: z
    .strictObject({ fileId: z.string().min(1).max(100) })
    .optional()
    .describe('An uploaded GeoJSON file, or CSV with columns id, latitude, longitude or polygon (WKT), area, country.'),
});
export type EudrInput = z.output<typeof EudrInput>;

/** What decides a judgement beside the plots, as the receipt holds it. */
export const Terms = z.strictObject({
  consignment: Consignment,
  /** Whether numbers of the plots stand as their sender wrote them. */
  verbatim: z.boolean(),
  /** Codes of findings about the GeoJSON as a whole. */
  document: z.array(z.strictObject({ code: z.string(), severity: z.string() })),
  fixed: z.record(z.string(), z.json()),
});
export type Terms = z.output<typeof Terms>;
