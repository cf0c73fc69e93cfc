// What crosses the border of audit.
import * as z from 'zod';

export const AuditVerification = z.strictObject({
  /** True when every block follows from the one before and every entry is as it was written. */
  intact: z.boolean(),
  blocks: z.number(),
  entries: z.number(),
  head: z.string(),
  /** The first few things that are not as they should be. */
  findings: z.array(
    z.strictObject({
      block: z.number(),
      entry: z.string().optional(),
      finding: z.enum(['broken-link', 'altered-block', 'missing-entry', 'altered-entry']),
    }),
  ),
});
export type AuditVerification = z.output<typeof AuditVerification>;
