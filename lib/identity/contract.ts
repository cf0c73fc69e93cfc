// What crosses the border of identity: sign-in bodies, tokens, and who one is.
import * as z from 'zod';
import { PERMISSIONS, ROLES } from '../kernel/index.ts';
import { EmailAddress } from '../shared/email.ts';

const Secret = z.string().min(1).max(4096);

export const SignInBody = z.strictObject({
  email: EmailAddress,
  password: z.string().min(1).max(256),
  /** Needed once, at the first sign-in of an invited person. */
  newPassword: z.string().min(1).max(256).optional(),
});
export type SignInBody = z.output<typeof SignInBody>;

export const RefreshBody = z.strictObject({ refreshToken: Secret });

export const TokensView = z.strictObject({
  tokenType: z.literal('Bearer'),
  accessToken: z.string(),
  idToken: z.string(),
  refreshToken: z.string(),
  expiresInSeconds: z.int(),
});
export type TokensView = z.output<typeof TokensView>;

export const MeView = z.strictObject({
  id: z.string(),
  /** `key`: a service with an API key, which has no e-mail address and no roles. */
  kind: z.enum(['user', 'key']),
  email: z.string().optional(),
  name: z.string(),
  /** The tenant acted for: one's own, unless a platform admin acts for another. */
  tenantId: z.string(),
  roles: z.array(z.enum(ROLES)),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type MeView = z.output<typeof MeView>;
