// What crosses the border when a set is no longer to be chosen.
import * as z from 'zod';

export const DeprecateSet = z.strictObject({
  reason: z.string().trim().min(5).max(500),
  replacement: z.string().max(100).optional().describe('The set to use instead.'),
});
export type DeprecateSet = z.output<typeof DeprecateSet>;
