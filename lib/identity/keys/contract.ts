// What crosses the border of API keys: what is asked for, what is shown of a key, and the one answer that holds it.
import * as z from 'zod';
import { KEY_PERMISSIONS, PERMISSIONS } from '../../kernel/index.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { DEFAULT_DAYS, LONGEST_DAYS } from './model.ts';

const Moment = z.iso.datetime({ error: 'This must be a time in RFC 3339, in UTC: "2027-01-31T00:00:00Z".' });

export const ApiKeyPath = z.strictObject({
  keyId: z.string().regex(/^key_[0-9A-HJKMNP-TV-Z]{26}$/, 'An API key id is "key_" and a ULID.'),
});

export const NewApiKey = z.strictObject({
  name: plainLine(100).describe('What it is for, as people will know it.'),
  permissions: z
    .array(z.enum(KEY_PERMISSIONS))
    .min(1, 'A key that may nothing is of no use.')
    .refine((all) => new Set(all).size === all.length, 'Each permission may be named once.')
    .describe('What the key may do: at most what you may yourself.'),
  expiresAt: Moment.optional().describe(`At most ${LONGEST_DAYS} days ahead; ${DEFAULT_DAYS} days, unless told.`),
});
export type NewApiKey = z.output<typeof NewApiKey>;

export const Rotation = z.strictObject({
  overlapSeconds: z
    .int()
    .min(0)
    .max(604_800)
    .default(86_400)
    .describe('How long the secret before stays good beside the new one.'),
  expiresAt: Moment.optional().describe(`At most ${LONGEST_DAYS} days ahead; as long a life as before, unless told.`),
});
export type Rotation = z.output<typeof Rotation>;

export const ApiKeyView = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What the key begins with: to know it by, of no use to anybody. */
  prefix: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  rotatedAt: z.iso.datetime().optional(),
  /** Until when the secret before the last rotation is good. */
  previousValidUntil: z.iso.datetime().optional(),
  /** To the hour; absent while it was never used. */
  lastUsedAt: z.iso.datetime().optional(),
});
export type ApiKeyView = z.output<typeof ApiKeyView>;

export const IssuedApiKey = ApiKeyView.extend({
  key: z.string().describe('To be sent as X-API-Key. Shown this once: nobody can read it again.'),
});
export type IssuedApiKey = z.output<typeof IssuedApiKey>;
