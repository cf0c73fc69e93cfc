// A new set of emission factors has become known to a tenant.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const factorSetPublished = defineEvent({
  type: 'factor-set-published.v1',
  summary:
    'A checked set of emission factors was published and answers in this tenant from now on; said once in each tenant.',
  schema: z.object({
    setId: z.string(),
    series: z.string(),
    version: z.string(),
    /** Of the content, in hex: receipts name the set by it. */
    sha256: z.string(),
    recordedAt: z.iso.date(),
    validFrom: z.iso.date(),
    validTo: z.nullable(z.iso.date()),
    /** The set of the series that answered for its days until now. */
    supersedes: z.string().optional(),
    /** `rows` in all; the others against the set it was compared with, none where it is the first of its series. */
    counts: z.object({
      rows: z.int(),
      added: z.int(),
      removed: z.int(),
      changed: z.int(),
      /** Of the changed: by more than a quarter. */
      jumped: z.int(),
    }),
  }),
  example: {
    setId: 'egrid-2024',
    series: 'egrid',
    version: 'eGRID2024 (2026-01-20)',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    recordedAt: '2026-01-20',
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    supersedes: 'egrid-2023-second',
    counts: { rows: 27, added: 0, removed: 0, changed: 27, jumped: 1 },
  },
});
