// What crosses the border when a set is no longer to be chosen.
import * as z from 'zod';

export const DeprecateSet = z.strictObject({
  reason: z.string().trim().min(5).max(500),
  replacement: z.string().max(100).optional().describe('The set to use instead.'),
});
export type DeprecateSet = z.output<typeof DeprecateSet>;

export const SetContentView = z.strictObject({
  setId: z.string(),
  version: z.string(),
  sha256: z.string().describe('Of the content; receipts name the set by it.'),
  content: z.string().optional().describe('Of a set this release carries.'),
  url: z.string().optional().describe('Where a set published since can be downloaded for a quarter of an hour.'),
});
export type SetContentView = z.output<typeof SetContentView>;
