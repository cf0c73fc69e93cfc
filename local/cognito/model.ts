// What a user pool remembers: its rules, its clients, its users, and who is signed in.
import * as z from 'zod';

export const passwordPolicySchema = z.object({
  minLength: z.number(),
  uppercase: z.boolean(),
  lowercase: z.boolean(),
  numbers: z.boolean(),
  symbols: z.boolean(),
  temporaryDays: z.number(),
});
export type PasswordPolicy = z.output<typeof passwordPolicySchema>;

export const poolSchema = z.object({
  id: z.string(),
  name: z.string(),
  arn: z.string(),
  passwordPolicy: passwordPolicySchema,
  /** Users sign in by email and get a generated user name. */
  emailIsUsername: z.boolean(),
  /** Users have a name of their own and may also sign in by email. */
  emailIsAlias: z.boolean(),
  caseSensitive: z.boolean(),
  customAttributes: z.array(z.string()),
  createdAt: z.number(),
});
export type Pool = z.output<typeof poolSchema>;

export const clientSchema = z.object({
  id: z.string(),
  poolId: z.string(),
  name: z.string(),
  secret: z.string().optional(),
  flows: z.array(z.string()),
  accessSeconds: z.number(),
  idSeconds: z.number(),
  refreshSeconds: z.number(),
  hidesUnknownUsers: z.boolean(),
  revokesTokens: z.boolean(),
  /** With rotation every refresh hands out a new token; the old one lives on for so many seconds. */
  rotationGraceSeconds: z.number().optional(),
});
export type Client = z.output<typeof clientSchema>;

export const userStatus = z.enum(['FORCE_CHANGE_PASSWORD', 'CONFIRMED']);

export const userSchema = z.object({
  poolId: z.string(),
  username: z.string(),
  sub: z.string(),
  attributes: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  status: userStatus,
  passwordHash: z.string().optional(),
  /** Only while the password is a temporary one. */
  passwordExpiresAt: z.number().optional(),
  resetCode: z.object({ hash: z.string(), expiresAt: z.number(), attempts: z.number() }).optional(),
  createdAt: z.number(),
  modifiedAt: z.number(),
});
export type User = z.output<typeof userSchema>;

/** One sign-in and the refresh token that stands for it; `originJti` ties every token born of it together. */
export const sessionSchema = z.object({
  originJti: z.string(),
  poolId: z.string(),
  clientId: z.string(),
  username: z.string(),
  tokenHash: z.string(),
  previous: z.object({ hash: z.string(), validUntil: z.number() }).optional(),
  authTime: z.number(),
  expiresAt: z.number(),
  revoked: z.boolean(),
});
export type Session = z.output<typeof sessionSchema>;

export const challengeSchema = z.object({
  poolId: z.string(),
  clientId: z.string(),
  username: z.string(),
  expiresAt: z.number(),
});
export type Challenge = z.output<typeof challengeSchema>;

export interface Message {
  readonly kind: 'invitation' | 'password-reset';
  readonly poolId: string;
  readonly username: string;
  readonly to: string;
  /** The temporary password or the code. */
  readonly secret: string;
}
